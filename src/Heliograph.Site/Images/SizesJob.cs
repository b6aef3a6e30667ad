using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Images;

/// <summary>Makes the sizes that are likely to be asked for soon after an upload.</summary>
sealed class SizesJob(SiteData data, SizeCache sizes, IOptions<ImageOptions> options) : IJobKind
{
    public const string Name = "sizes";

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        long id = run.Payload<Payload>().PhotoId;
        if (await data.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } photo)
            return;
        var wanted = options.Value.PremadeSizes.Where(s => s.ExistsFor(photo)).ToList();
        for (int i = 0; i < wanted.Count; i++)
        {
            try
            {
                await sizes.GetAsync(photo, wanted[i], cancel);
            }
            catch (Exception e) when (e is NoPixelsException or FileNotFoundException)
            {
                // Nothing to make sizes of; another attempt would find the same.
                return;
            }

            run.Report((i + 1.0) / wanted.Count);
            await run.PaceAsync(cancel);
        }
    }

    /// <summary>The photo's id is the job's key too.</summary>
    public sealed record Payload(long PhotoId);
}
