using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Jobs;

/// <summary>Runs a claimed job with its heartbeat, and stores how it ended.</summary>
sealed class JobAttempt(
    IServiceScopeFactory scopes, JobKinds kinds, RunningJobs running, JobSignal signal,
    IOptions<JobOptions> options, TimeProvider clock, ILogger<JobAttempt> log)
{
    static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(1);

    public async Task RunAsync(Job job, string worker, CancellationToken stopping)
    {
        using var run = new JobRun(job, worker, scopes, clock);
        using var activity = JobTelemetry.Start(job);
        running.Add(run);
        using var shutdown = stopping.Register(() => run.Stop(JobStop.Shutdown));
        using var ended = new CancellationTokenSource();
        var heartbeat = BeatAsync(run, ended.Token);
        Exception? fault = null;
        try
        {
            Obey(run, job.PauseRequested, job.CancelRequested);
            if (job.Attempts > job.MaxAttempts)
                fault = new InvalidOperationException($"The process ended {job.MaxAttempts} times while it worked on this.");
            else
                await WorkAsync(job, run);
        }
        catch (Exception e)
        {
            // The boundary of a job: whatever went wrong becomes its outcome.
            fault = e;
        }
        finally
        {
            running.Remove(run);
            await ended.CancelAsync();
            await heartbeat;
        }

        await EndAsync(job, run, fault);
        // What comes next, such as a handed back job, is for whoever is free.
        signal.Wake();
    }

    async Task WorkAsync(Job job, JobRun run)
    {
        run.Stopped.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        await kinds.Make(job.Kind, scope.ServiceProvider).RunAsync(run, run.Stopped);
    }

    async Task BeatAsync(JobRun run, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 4, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
                await BeatOnceAsync(run, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }

    async Task BeatOnceAsync(JobRun run, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var data = scope.ServiceProvider.GetRequiredService<SiteData>();
            long until = (clock.GetUtcNow() + options.Value.Lease).ToUnixTimeMilliseconds();
            await data.WriteAsync(c => run.Mine(data).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.LeasedUntil, until)
                .SetProperty(j => j.Progress, run.Progress)
                .SetProperty(j => j.ProgressText, run.ProgressText), c), Durability.Process, cancel);
            var asked = await run.Mine(data).Select(j => new { j.PauseRequested, j.CancelRequested }).SingleOrDefaultAsync(cancel);
            if (asked is null)
                run.Stop(JobStop.LostLease);
            else
                Obey(run, asked.PauseRequested, asked.CancelRequested);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A missed beat is no harm: the lease outlasts three of them.
            log.LogWarning(fault, "The heartbeat of job {Job} failed", run.Id);
        }
    }

    static void Obey(JobRun run, bool pause, bool cancel)
    {
        if (cancel)
            run.Stop(JobStop.Cancel);
        else if (pause)
            run.Stop(JobStop.Pause);
    }

    async Task EndAsync(Job job, JobRun run, Exception? fault)
    {
        var stop = fault is OperationCanceledException ? run.StopReason : JobStop.None;
        if (stop == JobStop.LostLease)
        {
            log.LogWarning("Another worker took job {Job} ({Kind})", job.Id, job.Kind);
            return;
        }

        var end = JobEnd.Of(job, stop, fault, clock.GetUtcNow(), LongestBackoff);
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        // Not cancellable: a stopping process still hands its jobs back.
        await data.WriteAsync(c => run.Mine(data).ExecuteUpdateAsync(end.Into(run), c), Durability.Process, CancellationToken.None);
        JobTelemetry.Ended(job, end, clock.GetUtcNow());
        if (end.Error is null)
            log.LogInformation("Job {Job} ({Kind} {Key}): {State}", job.Id, job.Kind, job.Key, end.Outcome);
        else
            log.LogError(fault, "Job {Job} ({Kind} {Key}) failed, attempt {Attempt} of {Attempts}", job.Id, job.Kind, job.Key, job.Attempts, job.MaxAttempts);
    }
}
