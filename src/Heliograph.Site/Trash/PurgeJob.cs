using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Trash;

/// <summary>Removes for good what has lain in the trash for its time. Each photo is a transaction: killed, it goes on with the next.</summary>
sealed class PurgeJob(SiteData data, PhotoDeletion deletion, IOptions<TrashOptions> options, TimeProvider clock) : IJobKind
{
    public const string Name = "trash.purge";

    const int Batch = 500;

    public string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken cancel) => PurgeAsync(run.PaceAsync, cancel);

    /// <param name="pace">Waited for after each photo.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> PurgeAsync(Func<CancellationToken, Task> pace, CancellationToken cancel)
    {
        long until = (clock.GetUtcNow() - options.Value.Keep).ToUnixTimeMilliseconds();
        int removed = 0;
        while (await PhotoDeletion.InTrash(data).Where(p => p.DeletedAt < until).OrderBy(p => p.DeletedAt)
            .Select(p => new { p.Id, p.OwnerId }).Take(Batch).ToListAsync(cancel) is { Count: > 0 } due)
        {
            foreach (var photo in due)
            {
                removed += await deletion.PurgeAsync(photo.Id, photo.OwnerId, cancel) ? 1 : 0;
                await pace(cancel);
            }
        }

        return removed;
    }
}
