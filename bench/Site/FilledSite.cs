using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Data;
using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Bench;

/// <summary>The real executable, serving a folder that was filled before; <c>ana</c> and <c>ben</c> have accounts in it.</summary>
sealed partial class FilledSite : IAsyncDisposable
{
    const string Password = "a lamp and a mirror";
    readonly Process process;
    readonly DataFolder folder;

    FilledSite(Process process, DataFolder folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>On the volume of the site's data.</summary>
    public string Scratch => folder.Temporary;

    /// <summary>CPU time that the site has taken so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that the site holds for itself now, bytes: without what it has of files.</summary>
    public long Memory => 1024 * long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    /// <param name="fill">Given the services of a site that is not served, and the id of <c>ana</c>.</param>
    /// <param name="observes">Whether it learns its own API from the calls.</param>
    public static async Task<FilledSite> StartAsync(Func<IServiceProvider, long, Task> fill, bool observes = true)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("heliograph-bench-").FullName);
        await FillAsync(folder, fill);
        string executable = Path.Combine(AppContext.BaseDirectory, "../../Heliograph.Cli/release/heliograph");
        var process = Process.Start(new ProcessStartInfo(executable, ["serve", "--urls", "http://127.0.0.1:0", "--data", folder.Root])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["HELIOGRAPH__Logging__LogLevel__Default"] = "None",
                ["HELIOGRAPH__RateLimits__UploadsPerMinute"] = "1000000",
                ["HELIOGRAPH__Flickr__CallsPerMinute"] = "1000000000",
                // The photos have no files to look at.
                ["HELIOGRAPH__Similarity__CpuShare"] = "0.01",
                ["HELIOGRAPH__Traffic__Observe"] = observes ? "true" : "false",
            },
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (Listening().Match(line) is { Success: true } address)
                return new FilledSite(process, folder, new Uri(address.Value));
        throw new InvalidOperationException("The site did not start.");
    }

    /// <summary>A client of its own, signed in as <c>ana</c>.</summary>
    /// <returns>With the antiforgery token that uploads carry.</returns>
    public async Task<(HttpClient Client, string Token)> SignInAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Who"] = "ana",
            ["Password"] = Password,
            ["__RequestVerificationToken"] = await TokenAsync(client),
        });
        using var answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
        return (client, await TokenAsync(client));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder.Root, recursive: true);
    }

    static async Task FillAsync(DataFolder folder, Func<IServiceProvider, long, Task> fill)
    {
        await using var app = SiteApplication.Create(folder, new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" });
        await app.Services.GetRequiredService<SchemaUpgrade>().RunAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var signUp = scope.ServiceProvider.GetRequiredService<SignUp>();
        var ana = (await signUp.AddAsync(new NewPerson("ana", "ana@example.org", Password), isAdministrator: true, CancellationToken.None)).Person!;
        await signUp.AddAsync(new NewPerson("ben", "ben@example.org", Password), isAdministrator: false, CancellationToken.None);
        await fill(scope.ServiceProvider, ana.Id);
    }

    static async Task<string> TokenAsync(HttpClient client)
    {
        string page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        return WebUtility.HtmlDecode(TokenField().Match(page).Groups[1].Value);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)\x22""")]
    private static partial Regex TokenField();
}
