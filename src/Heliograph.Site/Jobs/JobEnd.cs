using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Query;

namespace Heliograph.Site.Jobs;

/// <summary>How an attempt ended, and what that makes of its job.</summary>
/// <param name="Outcome">For people and counters.</param>
/// <param name="NotBefore">Of the next attempt, Unix milliseconds.</param>
/// <param name="Finished">Unix milliseconds; null while the job is to go on.</param>
sealed record JobEnd(string Outcome, JobState State, int Attempts, long NotBefore, bool KeepsCheckpoint, string? Error, long? Finished)
{
    public static JobEnd Of(Job job, JobStop stop, Exception? fault, DateTimeOffset at, TimeSpan longestBackoff)
    {
        long now = at.ToUnixTimeMilliseconds();
        return (stop, fault) switch
        {
            (JobStop.Pause, _) => new("paused", JobState.Paused, 0, now, true, null, null),
            (JobStop.Cancel, _) => new("cancelled", JobState.Cancelled, job.Attempts, now, false, null, now),
            // Not the job's fault, so it does not count as an attempt.
            (JobStop.Shutdown, _) => new("handed back", JobState.Waiting, job.Attempts - 1, now, true, null, null),
            (_, null) when job.RepeatEvery is { } every => new("done", JobState.Waiting, 0, now + every, false, null, now),
            (_, null) => new("done", JobState.Done, job.Attempts, now, false, null, now),
            _ when job.Attempts < job.MaxAttempts =>
                new("to be retried", JobState.Waiting, job.Attempts, now + (long)Backoff(job.Attempts, longestBackoff).TotalMilliseconds, true, Sentence(fault), null),
            // A schedule never ends by failing: the next hour may be better.
            _ when job.RepeatEvery is { } every => new("failed", JobState.Waiting, 0, now + every, false, Sentence(fault), now),
            _ => new("failed", JobState.Failed, job.Attempts, now, true, Sentence(fault), now),
        };
    }

    /// <summary>5 s, 10 s, 20 s and so on, each with up to a fifth more, so that what failed together does not come back together.</summary>
    internal static TimeSpan Backoff(int attempts, TimeSpan longest)
    {
        var wait = TimeSpan.FromSeconds(5) * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (wait < longest ? wait : longest) * (1 + RandomNumberGenerator.GetInt32(200) / 1000.0);
    }

    public Action<UpdateSettersBuilder<Job>> Into(JobRun run) => set => set
        .SetProperty(j => j.State, State)
        .SetProperty(j => j.Attempts, Attempts)
        .SetProperty(j => j.NotBefore, NotBefore)
        .SetProperty(j => j.LastError, Error)
        .SetProperty(j => j.FinishedAt, Finished)
        .SetProperty(j => j.Checkpoint, KeepsCheckpoint ? run.Checkpoint : null)
        .SetProperty(j => j.Progress, State == JobState.Done ? 1 : run.Progress)
        .SetProperty(j => j.ProgressText, run.ProgressText)
        .SetProperty(j => j.PauseRequested, false)
        .SetProperty(j => j.CancelRequested, false)
        .SetProperty(j => j.LeasedBy, (string?)null)
        .SetProperty(j => j.LeasedUntil, (long?)null);

    static string Sentence(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";
}
