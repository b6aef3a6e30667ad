using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Blobs;

/// <summary>Removes the originals that nobody has referred to for the time of grace.</summary>
sealed class BlobSweep(SiteData data, IBlobStore blobs, IOptions<BlobOptions> options, TimeProvider clock, ILogger<BlobSweep> log) : IJobKind
{
    public const string Name = "blobs.sweep";

    const int BatchSize = 500;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel) => await SweepAsync(run.PaceAsync, cancel);

    /// <param name="pace">Waited for after each original.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> SweepAsync(Func<CancellationToken, Task> pace, CancellationToken cancel)
    {
        long until = (clock.GetUtcNow() - options.Value.Grace).ToUnixTimeMilliseconds();
        int removed = 0;
        long after = long.MinValue;
        string last = "";
        while (true)
        {
            var batch = await data.Blobs
                .Where(b => b.References == 0 && b.UnreferencedAt < until
                    && (b.UnreferencedAt > after || (b.UnreferencedAt == after && b.Sha256.CompareTo(last) > 0)))
                .OrderBy(b => b.UnreferencedAt).ThenBy(b => b.Sha256)
                .Select(b => new { b.Sha256, Stamp = b.UnreferencedAt!.Value })
                .Take(BatchSize).ToListAsync(cancel);
            foreach (var blob in batch)
            {
                if (await BlobReferences.TryRemoveAsync(data, blobs, blob.Sha256, blob.Stamp, cancel))
                    removed++;
                (after, last) = (blob.Stamp, blob.Sha256);
                await pace(cancel);
            }

            if (batch.Count < BatchSize)
                break;
        }

        if (removed > 0)
            log.LogInformation("Removed {Count} originals that no photo had referred to for {Grace}", removed, options.Value.Grace);
        return removed;
    }
}
