using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Jobs;

/// <summary>A site with one kind of job, <c>tested</c>, which does what the test says. Jobs run when the test runs them.</summary>
public abstract class JobTests(PostgresServer? postgres) : DataTests(postgres)
{
    protected const string Kind = "tested";
    protected const long LeaseMilliseconds = 60_000;

    internal Func<JobRun, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    protected override void Replace(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddJobKind<TestedJob>();
    }

    internal Task EnqueueAsync(string key, JobRequest? request = null, object? payload = null) =>
        InQueueAsync(async queue =>
        {
            await queue.EnqueueAsync(Kind, key, payload ?? new { }, request, Cancel);
            return true;
        });

    internal async Task<T> InQueueAsync<T>(Func<JobQueue, Task<T>> use)
    {
        await using var scope = Site.NewScope();
        return await use(scope.ServiceProvider.GetRequiredService<JobQueue>());
    }

    internal Task<Job?> ClaimAsync(string worker = "a worker") => Site.WithDataAsync(data => data.WriteAsync(
        c => JobDialect.ClaimAsync(data, [Kind], worker, Now, Now + LeaseMilliseconds, c), Durability.Process, Cancel));

    internal Task RunAsync(Job job, string worker = "a worker", CancellationTokenSource? stopping = null) =>
        Site.Services.GetRequiredService<JobAttempt>().RunAsync(job, worker, stopping?.Token ?? CancellationToken.None);

    /// <summary>Claims the next job and runs it to the end of the attempt.</summary>
    internal async Task<Job> RunNextAsync()
    {
        var job = await ClaimAsync();
        Assert.NotNull(job);
        await RunAsync(job);
        return await JobAsync(job.Key);
    }

    internal Task<Job> JobAsync(string key) =>
        Site.WithDataAsync(data => data.Jobs.AsNoTracking().SingleAsync(j => j.Kind == Kind && j.Key == key, Cancel));

    sealed class TestedJob(JobTests tests) : IJobKind
    {
        public string Kind => JobTests.Kind;

        public Task RunAsync(JobRun run, CancellationToken cancel) => tests.Work(run, cancel);
    }
}
