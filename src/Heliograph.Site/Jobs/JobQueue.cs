using System.Text.Json;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Jobs;

/// <summary>Where background work is asked for and steered.</summary>
sealed class JobQueue(SiteData data, TimeProvider clock, JobSignal signal, RunningJobs running)
{
    /// <summary>
    /// Asks for a job, in the transaction of the scope's <see cref="SiteData"/> where one is open: then the work is asked for
    /// exactly when what it is about is stored. Asking twice with the same key gives the same job.
    /// </summary>
    /// <param name="payload">What the kind needs to know; stored as JSON.</param>
    public async Task EnqueueAsync(string kind, string key, object payload, JobRequest? request, CancellationToken cancel)
    {
        request ??= new();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.CpuShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.CpuShare, 1);
        long now = Now;
        var job = new Job
        {
            Kind = kind,
            Key = key,
            Payload = JsonSerializer.Serialize(payload),
            Priority = request.Priority,
            NotBefore = now + (long)request.Delay.TotalMilliseconds,
            RepeatEvery = (long?)request.RepeatEvery?.TotalMilliseconds,
            CpuShare = request.CpuShare,
            MaxAttempts = request.MaxAttempts,
            CreatedAt = now,
        };
        await WriteAsync(c => JobDialect.PutAsync(data, job, request.Again, c), cancel);
        data.AfterCommit(signal.Wake);
    }

    /// <inheritdoc cref="EnqueueAsync(string, string, object, JobRequest?, CancellationToken)"/>
    public Task EnqueueAsync(string kind, string key, object payload, CancellationToken cancel) => EnqueueAsync(kind, key, payload, null, cancel);

    /// <summary>Holds a job until <see cref="ResumeAsync"/>; a running one stops at its next cancellation point and keeps its checkpoint.</summary>
    /// <returns>False where no such job waits or runs.</returns>
    public async Task<bool> PauseAsync(long id, CancellationToken cancel)
    {
        int found = await WriteAsync(c => data.Jobs.Where(j => j.Id == id && j.State <= JobState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.PauseRequested, j => j.State == JobState.Running)
            .SetProperty(j => j.State, j => j.State == JobState.Waiting ? JobState.Paused : j.State), c), cancel);
        data.AfterCommit(() => running.Stop(id, JobStop.Pause));
        return found > 0;
    }

    /// <returns>False where no such job is paused.</returns>
    public async Task<bool> ResumeAsync(long id, CancellationToken cancel)
    {
        int found = await WriteAsync(c => data.Jobs
            .Where(j => j.Id == id && (j.State == JobState.Paused || (j.State == JobState.Running && j.PauseRequested)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(j => j.PauseRequested, false)
                .SetProperty(j => j.Attempts, j => j.State == JobState.Paused ? 0 : j.Attempts)
                .SetProperty(j => j.NotBefore, j => j.State == JobState.Paused ? Now : j.NotBefore)
                .SetProperty(j => j.State, j => j.State == JobState.Paused ? JobState.Waiting : j.State), c), cancel);
        data.AfterCommit(signal.Wake);
        return found > 0;
    }

    /// <summary>Ends a job for good; a running one stops at its next cancellation point.</summary>
    /// <returns>False where no such job is unfinished.</returns>
    public async Task<bool> CancelAsync(long id, CancellationToken cancel)
    {
        long now = Now;
        int found = await WriteAsync(c => data.Jobs.Where(j => j.Id == id && j.State <= JobState.Paused).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.CancelRequested, j => j.State == JobState.Running)
            .SetProperty(j => j.FinishedAt, j => j.State == JobState.Running ? j.FinishedAt : now)
            .SetProperty(j => j.State, j => j.State == JobState.Running ? j.State : JobState.Cancelled), c), cancel);
        data.AfterCommit(() => running.Stop(id, JobStop.Cancel));
        return found > 0;
    }

    /// <summary>Has a job that ended, or one that waits for its next attempt or its hour, run now.</summary>
    /// <returns>False where it runs or is paused.</returns>
    public async Task<bool> RunNowAsync(long id, CancellationToken cancel)
    {
        int found = await WriteAsync(c => data.Jobs
            .Where(j => j.Id == id && j.State != JobState.Running && j.State != JobState.Paused)
            .ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Waiting)
                .SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.NotBefore, Now)
                .SetProperty(j => j.FinishedAt, (long?)null), c), cancel);
        data.AfterCommit(signal.Wake);
        return found > 0;
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    Task<int> WriteAsync(Func<CancellationToken, Task<int>> work, CancellationToken cancel) =>
        data.Database.CurrentTransaction is null ? data.WriteAsync(work, Durability.Process, cancel) : work(cancel);
}
