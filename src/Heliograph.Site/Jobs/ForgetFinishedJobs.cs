using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Jobs;

/// <summary>Clears the table of jobs that ended long ago. Failed ones stay until somebody has looked.</summary>
sealed class ForgetFinishedJobs(SiteData data, TimeProvider clock) : IJobKind
{
    public const string Name = "forget-jobs";
    static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        long before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        await data.WriteAsync(c => data.Jobs
            .Where(j => (j.State == JobState.Done || j.State == JobState.Cancelled) && j.FinishedAt < before)
            .ExecuteDeleteAsync(c), Durability.Process, cancel);
    }
}
