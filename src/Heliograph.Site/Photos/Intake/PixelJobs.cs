using Heliograph.Site.Images;
using Heliograph.Site.Jobs;
using Heliograph.Site.Similarity.Features;

namespace Heliograph.Site.Photos.Intake;

/// <summary>What is to be done when a photo has new pixels.</summary>
static class PixelJobs
{
    /// <summary>Call inside the transaction that stores them.</summary>
    /// <param name="again">It had others before.</param>
    public static async Task EnqueueForPixelsAsync(this JobQueue jobs, long photoId, bool again, CancellationToken cancel)
    {
        await jobs.EnqueueAsync(SizesJob.Name, $"{photoId}", new SizesJob.Payload(photoId), new JobRequest { Again = again }, cancel);
        await jobs.EnqueueAsync(LookJob.Name, $"{photoId}", new LookJob.Payload(photoId), new JobRequest { Again = again, Priority = LookJob.Priority }, cancel);
    }
}
