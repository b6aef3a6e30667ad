using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Jobs;

/// <summary>This process's loop of workers. Each looks for work when somebody here asks for some, when some falls due, and every few seconds for the sake of other processes.</summary>
sealed class JobWorkers(
    IServiceScopeFactory scopes, JobKinds kinds, JobSignal signal, JobAttempt attempt, IEnumerable<ScheduledJob> schedule,
    IOptions<JobOptions> options, TimeProvider clock, ILogger<JobWorkers> log) : BackgroundService
{
    /// <summary>True while the loop runs, or is not meant to.</summary>
    public bool IsWorking => options.Value.Workers == 0 || ExecuteTask is { IsCompleted: false };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Workers == 0 || kinds.Names.Length == 0)
            return;

        await EnqueueScheduleAsync(stoppingToken);
        await Task.WhenAll(Enumerable.Range(1, options.Value.Workers).Select(n => Task.Run(() => WorkAsync(n, stoppingToken), CancellationToken.None)));
    }

    async Task EnqueueScheduleAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
                foreach (var job in schedule)
                    await queue.EnqueueAsync(job.Kind, ScheduledJob.Key, new { }, new() { RepeatEvery = job.Every, Priority = job.Priority }, cancel);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The schedule could not be stored; the next try is in {Seconds} s", options.Value.PollSeconds);
                await Task.Delay(options.Value.Poll, clock, cancel);
            }
        }
    }

    async Task WorkAsync(int number, CancellationToken stopping)
    {
        string worker = $"{Environment.MachineName}:{Environment.ProcessId}:{number}:{Guid.NewGuid():n}";
        while (!stopping.IsCancellationRequested)
        {
            var wake = signal.Next;
            var wait = options.Value.Poll;
            try
            {
                if (await ClaimAsync(worker, stopping) is { } job)
                {
                    await attempt.RunAsync(job, worker, stopping);
                    continue;
                }

                wait = await UntilNextAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The boundary of a worker: while the database is away, it goes on asking.
                log.LogError(fault, "A worker could not reach the job table; it tries again in {Seconds} s", wait.TotalSeconds);
            }

            await wake.WaitAsync(wait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<Job?> ClaimAsync(string worker, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        // Looking first keeps idle workers away from SQLite's one write lock.
        if (!await Known(data).AnyAsync(j => (j.State == JobState.Waiting && j.NotBefore <= now) || (j.State == JobState.Running && j.LeasedUntil < now), cancel))
            return null;

        long until = now + (long)options.Value.Lease.TotalMilliseconds;
        return await data.WriteAsync(c => JobDialect.ClaimAsync(data, kinds.Names, worker, now, until, c), Durability.Process, cancel);
    }

    async Task<TimeSpan> UntilNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long? next = await Known(data).Where(j => j.State == JobState.Waiting).MinAsync(j => (long?)j.NotBefore, cancel);
        if (next is null)
            return options.Value.Poll;

        var until = DateTimeOffset.FromUnixTimeMilliseconds(next.Value) - clock.GetUtcNow();
        return until < TimeSpan.Zero ? TimeSpan.Zero : until < options.Value.Poll ? until : options.Value.Poll;
    }

    IQueryable<Job> Known(SiteData data) => data.Jobs.Where(j => kinds.Names.Contains(j.Kind));
}
