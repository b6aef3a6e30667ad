using System.Globalization;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Similarity.Features;

/// <summary>Looks at all photos that a new network, or a new version of the site, has not seen.</summary>
sealed class LookAtAllJob(PhotoLooks looks, PhotoFeatures features, IOptions<SimilarityOptions> options) : IJobKind
{
    public const string Name = "similarity.look-at-all";
    const int Batch = 50;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var unseen = looks.Unseen(features.Models);
        int total = await unseen.CountAsync(cancel), done = 0;
        long after = long.TryParse(run.Checkpoint, CultureInfo.InvariantCulture, out long last) ? last : 0;
        while (await unseen.Where(p => p.Id > after).OrderBy(p => p.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } photos)
        {
            foreach (var photo in photos)
            {
                await looks.LookAsync(photo, cancel);
                run.Report((double)++done / total, string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0}"));
                await run.PaceAsync(options.Value.CpuShare, cancel);
            }

            after = photos[^1].Id;
            await run.CheckpointAsync(after.ToString(CultureInfo.InvariantCulture), cancel);
        }

        // The next run begins with the first photo again.
        await run.CheckpointAsync("0", cancel);
    }
}
