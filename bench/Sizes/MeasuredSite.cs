using System.Diagnostics;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Sizes.Bench;

/// <summary>The real site, filled with a folder of photographs, and the folder itself for the peers.</summary>
sealed class MeasuredSite : IAsyncDisposable
{
    const string Alias = "bench";

    readonly string data;

    MeasuredSite(string data, Server server, IReadOnlyList<Photo> photos) => (this.data, Server, Photos) = (data, server, photos);

    public Server Server { get; }

    /// <summary>Those that have both sizes.</summary>
    public IReadOnlyList<Photo> Photos { get; }

    public static async Task<MeasuredSite> StartAsync(string photos)
    {
        string data = Directory.CreateTempSubdirectory("heliograph-bench-").FullName;
        // Otherwise sizes would be made behind the measurement's back.
        Environment.SetEnvironmentVariable("HELIOGRAPH__Images__Premade", "");
        Environment.SetEnvironmentVariable("HELIOGRAPH__Logging__LogLevel__Default", "None");
        var server = await Server.StartAsync(Checkout.Heliograph, "serve", "--urls", "http://127.0.0.1:0", "--data", data);
        using var gate = new WriteGate();
        await using var rows = new SqliteSiteData(new DbContextOptionsBuilder<SqliteSiteData>().UseSqlite($"Data Source={new DataFolder(data).Database}").Options, gate);
        rows.People.Add(new Person { Id = 10_000_001, UserName = Alias, NormalizedUserName = Alias.ToUpperInvariant(), Email = "bench@example.org" });
        await rows.SaveChangesAsync();
        await ImportAsync(photos, data);
        // What follows an upload is no part of what is measured.
        while (await rows.Jobs.AnyAsync(j => j.Kind == "sizes" && j.State <= JobState.Running))
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        return new(data, server, await rows.Photos.Where(p => p.Width >= 1024 || p.Height >= 1024).ToListAsync());
    }

    public string OriginalOf(Photo photo) => Path.Combine(data, "blobs", photo.Sha256[..2], photo.Sha256[2..4], photo.Sha256);

    /// <summary>The folder of sizes is a cache: it may be emptied while the site runs.</summary>
    public void ForgetSizes()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(data, "sizes")))
            Directory.Delete(folder, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    static async Task ImportAsync(string photos, string data)
    {
        string[] arguments = ["import", photos, "--user", Alias, "--public", "--quiet", "--data", data];
        using var process = Process.Start(new ProcessStartInfo(Checkout.Heliograph, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // What is no photograph in that folder is told of here.
        _ = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }
}
