using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Pool;

/// <summary>Counts pools anew whose photos were made private, taken down, deleted or shown again.</summary>
sealed class PoolCountJob(SiteData data) : IJobKind
{
    public const string Name = "pool-counts";

    const int Batch = 1000;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var changes = new ChangeReader(data, Name);
        while (await changes.NextAsync(Batch, cancel) is { Count: > 0 } next)
        {
            long[] photos = [.. next.Where(c => c.PhotoId is not null && c.Kind is ChangeKind.PhotoAdded or ChangeKind.PhotoVisibilityChanged or ChangeKind.PhotoDeleted)
                .Select(c => c.PhotoId!.Value).Distinct()];
            await data.WriteAsync(async stop =>
            {
                long[] groups = photos.Length == 0 ? []
                    : await data.PoolPhotos.Where(p => photos.Contains(p.PhotoId)).Select(p => p.GroupId).Distinct().ToArrayAsync(stop);
                if (groups.Length > 0)
                    await PoolCounts.RecountAsync(data, groups, stop);
                await changes.MoveToAsync(next[^1].Sequence, stop);
                return 0;
            }, Durability.Process, cancel);
            await run.PaceAsync(cancel);
        }
    }
}
