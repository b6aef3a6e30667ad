using System.Text.Json;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Jobs;

/// <summary>Why a run was told to stop.</summary>
enum JobStop { None, Pause, Cancel, Shutdown, LostLease }

/// <summary>One attempt at a job: what it is given, and what it tells while it works.</summary>
sealed class JobRun : IDisposable
{
    readonly Job job;
    readonly string worker;
    readonly IServiceScopeFactory scopes;
    readonly TimeProvider clock;
    readonly CancellationTokenSource stop = new();
    long stepStarted;
    int stopReason;

    public JobRun(Job job, string worker, IServiceScopeFactory scopes, TimeProvider clock)
    {
        (this.job, this.worker, this.scopes, this.clock) = (job, worker, scopes, clock);
        (Checkpoint, Progress, ProgressText) = (job.Checkpoint, job.Progress, job.ProgressText);
        stepStarted = clock.GetTimestamp();
    }

    public long Id => job.Id;
    public string Key => job.Key;

    /// <summary>From 1.</summary>
    public int Attempt => job.Attempts;

    /// <summary>What the last <see cref="CheckpointAsync"/> stored, of this or an earlier attempt.</summary>
    public string? Checkpoint { get; private set; }

    public double? Progress { get; private set; }
    public string? ProgressText { get; private set; }
    public JobStop StopReason => (JobStop)Volatile.Read(ref stopReason);
    public CancellationToken Stopped => stop.Token;

    /// <exception cref="JsonException">The payload is of another shape.</exception>
    public T Payload<T>() => JsonSerializer.Deserialize<T>(job.Payload)!;

    /// <summary>How far it is. Cheap: it is stored with the next heartbeat.</summary>
    /// <param name="progress">0 to 1.</param>
    public void Report(double progress, string? text = null) => (Progress, ProgressText) = (Math.Clamp(progress, 0, 1), text);

    /// <summary>Stores where a later attempt is to start from.</summary>
    /// <exception cref="OperationCanceledException">Another worker has the job by now.</exception>
    public async Task CheckpointAsync(string checkpoint, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        int held = await data.WriteAsync(c => Mine(data).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Checkpoint, checkpoint)
            .SetProperty(j => j.Progress, Progress)
            .SetProperty(j => j.ProgressText, ProgressText), c), Durability.Process, cancel);
        if (held == 0)
        {
            Stop(JobStop.LostLease);
            throw new OperationCanceledException(stop.Token);
        }

        Checkpoint = checkpoint;
    }

    /// <summary>Call between steps of long work: rests as long as the job's share of a core asks for.</summary>
    public Task PaceAsync(CancellationToken cancel) => PaceAsync(job.CpuShare, cancel);

    /// <inheritdoc cref="PaceAsync(CancellationToken)"/>
    /// <param name="share">Of a core, above 0 to 1, in place of the job's.</param>
    public async Task PaceAsync(double share, CancellationToken cancel)
    {
        var worked = clock.GetElapsedTime(stepStarted);
        var rest = worked * (1 / share - 1);
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, clock, cancel);
        cancel.ThrowIfCancellationRequested();
        stepStarted = clock.GetTimestamp();
    }

    public void Dispose() => stop.Dispose();

    /// <summary>The job's row, while this worker still has it.</summary>
    public IQueryable<Job> Mine(SiteData data) =>
        data.Jobs.Where(j => j.Id == job.Id && j.LeasedBy == worker && j.State == JobState.Running);

    /// <summary>The first reason stays.</summary>
    public void Stop(JobStop reason)
    {
        if (Interlocked.CompareExchange(ref stopReason, (int)reason, (int)JobStop.None) == (int)JobStop.None)
            stop.Cancel();
    }
}
