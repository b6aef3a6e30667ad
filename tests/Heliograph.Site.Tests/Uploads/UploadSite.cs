namespace Heliograph.Site.Tests.Uploads;

/// <summary>A site in this process with one person, shared by the tests of a class.</summary>
public sealed class UploadSite : IAsyncLifetime
{
    /// <summary>Small, so that tests of the limit are quick.</summary>
    public const int MaxBytes = 200_000;

    internal TestSite Site { get; private set; } = null!;
    internal Uploader Ana { get; private set; } = null!;
    internal Uploader Ben { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Uploads:MaxBytes"] = $"{MaxBytes}", ["Uploads:Patience"] = "00:00:02" });
        await Uploader.MakeAccountAsync(Site, "ana");
        await Uploader.MakeAccountAsync(Site, "ben");
        Ana = await Uploader.SignInAsync(Site.Address, "ana");
        Ben = await Uploader.SignInAsync(Site.Address, "ben");
    }

    public async ValueTask DisposeAsync()
    {
        Ana?.Dispose();
        Ben?.Dispose();
        if (Site is not null)
            await Site.DisposeAsync();
    }

    /// <summary>Waits until no unfinished upload is left; a minute is for ever.</summary>
    internal async Task NothingUnfinishedAsync()
    {
        using var gone = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(Site.Folder.Temporary);
        watcher.Deleted += (_, _) => gone.Release();
        watcher.EnableRaisingEvents = true;
        while (Directory.EnumerateFiles(Site.Folder.Temporary).Any())
            Assert.True(await gone.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "An unfinished upload stays.");
    }
}
