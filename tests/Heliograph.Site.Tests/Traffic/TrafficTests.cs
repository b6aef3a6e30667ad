using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Data;
using Heliograph.Site.Traffic;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Traffic;

/// <summary>
/// The site learns its own API from its calls, shows it to administrators, and keeps nothing of anybody. What was learnt is looked at after
/// a new start: a site that ends has learnt from all that it was asked.
/// </summary>
public sealed partial class TrafficTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
    readonly ForwardClock clock = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_private_is_in_any_output_nor_on_disk()
    {
        const string Planted = "Plantedsecret", Mail = "planted.person@secret-mail.example";
        var jar = new CookieContainer();
        await WhileRunningAsync(async (site, _) =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = site.Address };
            foreach (var (name, value) in ((string, string)[])[("User-Agent", $"Mozilla/5.0 ({Planted})"), ("X-Forwarded-For", "203.0.113.77"), ("X-Planted", Planted), ("Authorization", $"Bearer {Planted}"), ("Referer", $"https://x.example/{Planted}")])
                client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
            using var up = await client.SubmitAsync("/account/sign-up", "sign-up", ("Alias", "planted-person"), ("Email", Mail), ("Password", $"{Planted} and more"), ("Code", ""));
            for (int i = 0; i < 12; i++)
            {
                using var wrong = await client.SubmitAsync("/account/sign-in", "sign-in", ("Who", Mail), ("Password", $"{Planted}{i}"));
                foreach (string page in (string[])
                    [
                        "/people/planted-person/", "/photos/planted-person/", $"/search?q={Planted}&{Planted}20261124=1&token={Planted}", $"/account/reset?code={Planted}&who=7", $"/s/{Planted}", $"/tags/{Planted}",
                        $"/1/20000000001_{Planted}_b.jpg", $"/nowhere/{Planted}", $"/account/sign-up?code={Planted}", $"/people/{Planted}%20x", $"/services/rest?method=flickr.{Planted}&api_key={Planted}&auth_token={Planted}", $"/services/rest?method=flickr.test.echo&api_key={Planted}&format=json&nojsoncallback=1",
                    ])
                    (await client.OpenAsync(page)).Dispose();
                using var json = new StringContent($$"""{"title":"{{Planted}}","{{Planted}}20261124{{i}}":1}""", Encoding.UTF8, "application/json");
                (await client.PostAsync(new Uri("/organise/batches", UriKind.Relative), json, Cancel)).Dispose();
            }
        });

        string[] hidden = [Planted, "planted-person", "planted.person", "secret-mail", "203.0.113.77", "127.0.0.1", .. jar.GetAllCookies().Select(c => c.Value)];
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "traffic")))
            Refuse(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancel)));
        await WhileRunningAsync(async (site, root) =>
        {
            string page = await ShowAsync(root, "/admin/api"), yaml = await ShowAsync(root, "/admin/api/openapi.yaml");
            Assert.Contains("/account/sign-in", page, StringComparison.Ordinal);
            Assert.Contains("have token in their address", page, StringComparison.Ordinal);
            Assert.Contains("Password", yaml, StringComparison.Ordinal);
            // The address at which the document says that the site is, is the one that the administrator asked at.
            Refuse(page, yaml.Replace(site.Address.Authority, "", StringComparison.Ordinal), (await ShowAsync(root, "/admin/api/openapi.json")).Replace(site.Address.Authority, "", StringComparison.Ordinal),
                await ShowAsync(root, "/admin/api/report.html"), await ShowAsync(root, "/admin/api/operation?method=POST&path=/account/sign-in"), await ShowAsync(root, "/admin/api/operation?method=GET&path=/search"));
        });

        void Refuse(params string[] outputs)
        {
            foreach (string output in outputs)
                Assert.All(hidden, secret => Assert.DoesNotContain(secret, output, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Endpoints_are_named_by_their_routes_with_shapes_latencies_and_findings_that_can_be_silenced()
    {
        await WhileRunningAsync(async (_, root) =>
        {
            foreach (string who in (string[])["root", "nobody", "30000001@N00"])
                for (int i = 0; i < 3; i++)
                    (await root.OpenAsync($"/photos/{who}/")).Dispose();
            (await root.OpenAsync("/readyz")).Dispose();
            (await root.OpenAsync("/explore?token=x")).Dispose();
            (await root.OpenAsync("/services/rest?method=flickr.test.echo&api_key=x&format=json&nojsoncallback=1")).Dispose();
            (await root.OpenAsync("/not-a-route/at/all")).Dispose();
        });
        await WhileRunningAsync(async (_, root) =>
        {
            string page = await ShowAsync(root, "/admin/api");
            Assert.Contains("</span> /photos/{who}</a>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("nobody", page, StringComparison.Ordinal);
            Assert.DoesNotContain("not-a-route", page, StringComparison.Ordinal);
            Assert.Contains("Programs", page, StringComparison.Ordinal);
            Assert.Contains("</span> /services/flickr.test.echo</a>", page, StringComparison.Ordinal);
            string photos = await ShowAsync(root, "/admin/api/operation?method=GET&path=%2Fphotos%2F%7Bwho%7D");
            foreach (string part in (string[])["who</code>", ">404<", "≤", "text/html"])
                Assert.Contains(part, photos, StringComparison.Ordinal);
            string ready = await ShowAsync(root, "/admin/api/operation?method=GET&path=%2Freadyz");
            Assert.Contains("failing</code>", ready, StringComparison.Ordinal);
            using var unknown = await root.OpenAsync("/admin/api/operation?method=GET&path=%2Fnowhere");
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

            string id = SilenceButton().Match(page).Groups[1].Value;
            using var silenced = await root.SubmitAsync("/admin/api", "silence", ("Silence", id));
            Assert.Equal(HttpStatusCode.Redirect, silenced.StatusCode);
            string without = await ShowAsync(root, "/admin/api");
            Assert.DoesNotContain($"name=\"Silence\" value=\"{id}\"", without, StringComparison.Ordinal);
            Assert.Contains($"name=\"ShowAgain\" value=\"{id}\"", without, StringComparison.Ordinal);
            using var again = await root.SubmitAsync("/admin/api", "silence", ("ShowAgain", id));
            Assert.Contains($"name=\"Silence\" value=\"{id}\"", await ShowAsync(root, "/admin/api"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_changed_since_last_week_shows_with_its_verdict()
    {
        await WhileRunningAsync(async (_, root) =>
        {
            (await root.OpenAsync("/explore")).Dispose();
            (await root.OpenAsync("/photos/root/feed.rss")).Dispose();
            Assert.Contains("Nothing is known of the week before", await ShowAsync(root, "/admin/api"), StringComparison.Ordinal);
        });
        clock.Advance(TimeSpan.FromDays(8));
        await WhileRunningAsync(async (_, root) => (await root.OpenAsync("/explore?fresh=1")).Dispose());
        await WhileRunningAsync(async (_, root) =>
        {
            string page = await ShowAsync(root, "/admin/api");
            Assert.Matches("""class="breaking"[^>]*>Breaking</td><td[^>]*><code[^>]*>/photos/\{who}/feed\.rss</code>""", page);
            Assert.Contains("The parameter fresh is new", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Off_it_observes_nothing_and_says_so()
    {
        await WhileRunningAsync(async (_, root) => Assert.Contains("Traffic:Observe is off", await ShowAsync(root, "/admin/api"), StringComparison.Ordinal), new() { ["Traffic:Observe"] = "false" });
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "traffic")));
    }

    [Fact]
    public void Two_weeks_are_kept()
    {
        var days = new TrafficDays(new DataFolder(folder));
        var today = new DateOnly(2026, 11, 24);
        for (int back = 0; back < 20; back++)
            days.Write(today.AddDays(-back), file => file.WriteByte((byte)back));
        days.Forget(today);
        Assert.Equal(Enumerable.Range(0, TrafficDays.Kept).Reverse(), days.Read(today.AddDays(-30), today).Select(d => (int)d.Saved.Single()));
    }

    [Fact]
    public async Task A_damaged_day_is_left_out_and_an_overlay_is_put_on_top()
    {
        string day = new TrafficDays(new DataFolder(folder)).FileOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await File.WriteAllTextAsync(day, "damaged", Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "traffic", "overlay.yaml"),
            """
            overlay: 1.0.0
            actions:
              - target: $.paths['/account/sign-in'].post
                update: { summary: Sign in }
              - target: $.paths['/gone']
                update: { summary: Gone }
            """, Cancel);
        await WhileRunningAsync(async (_, root) => (await root.OpenAsync("/explore")).Dispose());
        await WhileRunningAsync(async (_, root) =>
        {
            Assert.Contains("$.paths['/gone']", await ShowAsync(root, "/admin/api"), StringComparison.Ordinal);
            Assert.Contains("summary: Sign in", await ShowAsync(root, "/admin/api/openapi.yaml"), StringComparison.Ordinal);
        });
    }

    /// <summary>Runs the site on the folder, with "root" signed in, and ends it.</summary>
    async Task WhileRunningAsync(Func<TestSite, HttpClient, Task> use, Dictionary<string, string?>? settings = null)
    {
        await using var site = await TestSite.StartAsync(settings ?? new() { ["Jobs:Workers"] = "0" }, services => services.AddSingleton<TimeProvider>(clock), folder);
        await using (var scope = site.NewScope())
            await scope.ServiceProvider.GetRequiredService<SignUp>().AddAsync(new("root", "root@example.org", Forms.Password), isAdministrator: true, Cancel);
        using var root = site.NewClient();
        using var signedIn = await root.SignInAsync("root");
        await use(site, root);
    }

    static async Task<string> ShowAsync(HttpClient client, string page)
    {
        using var shown = await client.OpenAsync(page);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return await shown.TextAsync();
    }

    [GeneratedRegex("""name="Silence" value="(\w+)\x22""")]
    private static partial Regex SilenceButton();
}
