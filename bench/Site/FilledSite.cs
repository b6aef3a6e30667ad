using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Bench;

/// <summary>The real executable, serving a folder whose database holds many photos of <c>ana</c> and none of <c>ben</c>.</summary>
sealed partial class FilledSite : IAsyncDisposable
{
    const string Password = "a lamp and a mirror";
    const int Batch = 2_000;

    readonly Process process;
    readonly DataFolder folder;

    FilledSite(Process process, DataFolder folder, Uri address, (string Stored, string Recompressed) originals)
    {
        (this.process, this.folder, Address) = (process, folder, address);
        (StoredOriginal, RecompressedOriginal) = originals;
    }

    public Uri Address { get; }

    /// <summary>Path of an original that is stored as it came.</summary>
    public string StoredOriginal { get; }

    /// <summary>Path of an original that is stored recompressed.</summary>
    public string RecompressedOriginal { get; }

    /// <summary>On the volume of the site's data.</summary>
    public string Scratch => folder.Temporary;

    public static async Task<FilledSite> StartAsync(int photos)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("heliograph-bench-").FullName);
        var originals = await FillAsync(folder, photos);
        string executable = Path.Combine(AppContext.BaseDirectory, "../../Heliograph.Cli/release/heliograph");
        var process = Process.Start(new ProcessStartInfo(executable, ["serve", "--urls", "http://127.0.0.1:0", "--data", folder.Root])
        {
            RedirectStandardOutput = true,
            Environment = { ["HELIOGRAPH__Logging__LogLevel__Default"] = "None", ["HELIOGRAPH__RateLimits__UploadsPerMinute"] = "1000000" },
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (Listening().Match(line) is { Success: true } address)
                return new FilledSite(process, folder, new Uri(address.Value), originals);
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

    static async Task<(string Stored, string Recompressed)> FillAsync(DataFolder folder, int photos)
    {
        await using var app = SiteApplication.Create(folder, new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" });
        await app.Services.GetRequiredService<SchemaUpgrade>().RunAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var signUp = scope.ServiceProvider.GetRequiredService<SignUp>();
        var ana = (await signUp.AddAsync(new NewPerson("ana", "ana@example.org", Password), isAdministrator: true, CancellationToken.None)).Person!;
        await signUp.AddAsync(new NewPerson("ben", "ben@example.org", Password), isAdministrator: false, CancellationToken.None);

        string sha256 = new('0', 64);
        data.Blobs.Add(new Blob { Sha256 = sha256, References = photos });
        await data.SaveChangesAsync();
        var random = new Random(1);
        for (int first = 0; first < photos; first += Batch)
        {
            for (int i = first; i < Math.Min(first + Batch, photos); i++)
                data.Photos.Add(Made(i, ana.Id, sha256, random));
            await data.SaveChangesAsync();
            data.ChangeTracker.Clear();
        }

        return await Originals.AddAsync(scope.ServiceProvider, ana.Id);
    }

    static Photo Made(int number, long owner, string sha256, Random random)
    {
        var photo = new Photo
        {
            Id = 20_000_000_000 + (number * 7L),
            OwnerId = owner,
            Sha256 = sha256,
            Format = PhotoFormat.Jpeg,
            FileName = $"{number}.jpg",
            Title = $"Photo {number}",
            Width = random.Next(1200, 4000),
            Height = random.Next(1200, 4000),
            DominantColour = random.Next(0x1000000),
            Visibility = (Visibility)random.Next(5),
            PostedAt = 1_700_000_000_000 + (number * 1000L),
            TakenAt = "2026-06-01 12:00:00",
        };
        PhotoAddress.RenewSecrets(photo);
        return photo;
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
