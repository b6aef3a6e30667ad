using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Recovery;
using Heliograph.Site.Tests.Admin;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Accounts;

public partial class ForgottenPasswordTests
{
    [Fact]
    public async Task Who_forgot_gets_a_mail_with_a_link_to_the_configured_address()
    {
        using var server = new MailServer();
        await using var site = await AdminSite.StartAsync(new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{server.Port}",
            ["Mail:Security"] = "None",
            ["Mail:From"] = "photos@example.org",
            ["Accounts:Address"] = "https://photos.example.org",
        });
        using var forgetful = site.Site.NewClient();
        forgetful.DefaultRequestHeaders.Host = "evil.example";
        using var asked = await forgetful.SubmitAsync("/account/forgot", "forgot", ("Who", "ana"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);

        string mail = Unfolded(await server.Mail.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.Contains("To: ana@example.org", mail, StringComparison.Ordinal);
        var link = new Uri(Link().Match(mail).Value);
        Assert.Equal("photos.example.org", link.Host);
        forgetful.DefaultRequestHeaders.Host = null;
        using var reset = await forgetful.SubmitAsync(link.PathAndQuery, "reset", ("Password", "a wholly new one"));
        using var entered = await forgetful.SignInAsync("ana", "a wholly new one");
        Assert.True(await forgetful.IsSignedInAsync());
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_or_not_there_is_such_an_account()
    {
        await using var site = await AdminSite.StartAsync();
        using var somebody = site.Site.NewClient();
        using var known = await somebody.SubmitAsync("/account/forgot", "forgot", ("Who", "ana@example.org"));
        using var unknown = await somebody.SubmitAsync("/account/forgot", "forgot", ("Who", "nobody@example.org"));
        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(Status().Match(await known.TextAsync()).Value, Status().Match(await unknown.TextAsync()).Value);
    }

    [Fact]
    public async Task Who_waits_for_a_link_is_shown_to_the_administrators_until_the_password_is_set()
    {
        await using var site = await AdminSite.StartAsync();
        await using (var scope = site.Site.NewScope())
        {
            var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByNameAsync("ana");
            await scope.ServiceProvider.GetRequiredService<PasswordReset>().NoteAskedAsync(person!);
        }

        Assert.True(await WaitsAsync());
        using var made = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "reset-link");
        var link = new Uri(Link().Match(await made.TextAsync()).Value);
        using var forgetful = site.Site.NewClient();
        using var reset = await forgetful.SubmitAsync(link.PathAndQuery, "reset", ("Password", "a wholly new one"));
        Assert.False(await WaitsAsync());

        async Task<bool> WaitsAsync()
        {
            using var people = await site.Root.OpenAsync("/admin/people");
            return (await people.TextAsync()).Contains("wait for a link", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mail_server_without_the_sites_address_stops_the_start_with_a_sentence()
    {
        await using var site = await TestSite.CreateAsync(new Dictionary<string, string?> { ["Mail:Host"] = "127.0.0.1", ["Mail:From"] = "photos@example.org" });
        var refused = Assert.Throws<OptionsValidationException>(() => site.Services.GetRequiredService<IOptions<MailOptions>>().Value);
        Assert.Contains("Accounts:Address", refused.Message, StringComparison.Ordinal);
    }

    // Long lines of a mail are quoted-printable: broken by "=" at the end, "=3D" for "=".
    static string Unfolded(string mail) => mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    [GeneratedRegex("https?://[^\\s<]+/account/reset[^\\s<]+")]
    private static partial Regex Link();

    [GeneratedRegex("<p class=\"notice good\"[^>]*>[^<]*</p>")]
    private static partial Regex Status();
}
