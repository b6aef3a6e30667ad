using System.Diagnostics;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Heliograph.Site.FlickrApi.Uploads;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Blobs;

/// <summary>Clears <c>tmp/</c> at start of what a killed process left there.</summary>
sealed class StagedFiles(DataFolder folder, TimeProvider clock, ILogger<StagedFiles> log) : IHostedService
{
    /// <summary>What the names of received files begin with.</summary>
    public const string Prefix = "blob-";

    /// <summary>Other files in <c>tmp/</c> carry no lock, so only their age tells that nobody works with them.</summary>
    static readonly TimeSpan OthersGrace = TimeSpan.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        int swept = Sweep(self.StartTime.ToUniversalTime());
        if (swept > 0)
            log.LogInformation("Removed {Count} unfinished files that an earlier process had left", swept);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <param name="before">Received files last written at or after this instant stay: another process may be about to lock them.</param>
    /// <returns>How many were removed.</returns>
    public int Sweep(DateTime before)
    {
        int swept = 0;
        foreach (string path in Directory.EnumerateFiles(folder.Temporary).Where(p => !FormMarker.IsOne(p)))
        {
            bool isReceived = Path.GetFileName(path).StartsWith(Prefix, StringComparison.Ordinal);
            var limit = isReceived ? before : clock.GetUtcNow().UtcDateTime - (WaitingFile.IsOne(path) ? WaitingFile.Kept : OthersGrace);
            if (File.GetLastWriteTimeUtc(path) < limit && TryRemove(path))
                swept++;
        }

        return swept;
    }

    /// <summary>An import beside the site holds a lock on each file that it works with.</summary>
    static bool TryRemove(string path)
    {
        try
        {
            using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
