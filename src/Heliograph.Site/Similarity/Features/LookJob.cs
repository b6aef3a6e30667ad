using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Features;

/// <summary>Looks at one photo that has new pixels.</summary>
sealed class LookJob(SiteData data, PhotoLooks looks) : IJobKind
{
    public const string Name = "similarity.look";

    /// <summary>After the sizes, which people wait for.</summary>
    public const int Priority = -1;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        long id = run.Payload<Payload>().PhotoId;
        if (await data.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } photo)
            await looks.LookAsync(photo, cancel);
    }

    /// <summary>The photo's id is the job's key too.</summary>
    public sealed record Payload(long PhotoId);
}
