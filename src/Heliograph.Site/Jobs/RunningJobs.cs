using System.Collections.Concurrent;

namespace Heliograph.Site.Jobs;

/// <summary>What this process works on: a request to stop reaches it at once, not with the next heartbeat.</summary>
sealed class RunningJobs
{
    readonly ConcurrentDictionary<long, JobRun> runs = new();

    public void Add(JobRun run) => runs[run.Id] = run;

    public void Remove(JobRun run) => runs.TryRemove(new(run.Id, run));

    public void Stop(long id, JobStop reason)
    {
        if (runs.TryGetValue(id, out var run))
            run.Stop(reason);
    }
}
