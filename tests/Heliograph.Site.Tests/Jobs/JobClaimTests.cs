using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Jobs;

public sealed class JobClaimOnSqliteTests() : JobClaimTests(null);

public sealed class JobClaimOnPostgresTests(PostgresServer server) : JobClaimTests(server);

public abstract class JobClaimTests(PostgresServer? postgres) : JobTests(postgres)
{
    [Fact]
    public async Task Asking_twice_gives_the_same_job()
    {
        await EnqueueAsync("photo 1");
        await EnqueueAsync("photo 1");
        Assert.NotNull(await ClaimAsync());
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task Asking_for_a_job_that_runs_does_not_disturb_it()
    {
        await EnqueueAsync("photo 1");
        await ClaimAsync();
        await EnqueueAsync("photo 1", new() { Again = true });
        Assert.Equal(JobState.Running, (await JobAsync("photo 1")).State);
    }

    [Fact]
    public async Task A_job_that_is_done_stays_done_unless_it_is_asked_for_again()
    {
        await EnqueueAsync("photo 1");
        Assert.Equal(JobState.Done, (await RunNextAsync()).State);
        await EnqueueAsync("photo 1");
        Assert.Equal(JobState.Done, (await JobAsync("photo 1")).State);
        await EnqueueAsync("photo 1", new() { Again = true });
        Assert.Equal(JobState.Waiting, (await JobAsync("photo 1")).State);
    }

    [Fact]
    public async Task The_more_urgent_job_goes_first_and_among_equals_the_older()
    {
        await EnqueueAsync("old");
        await EnqueueAsync("new");
        await EnqueueAsync("urgent", new() { Priority = 5 });
        Assert.Equal(["urgent", "old", "new"], [(await ClaimAsync())!.Key, (await ClaimAsync())!.Key, (await ClaimAsync())!.Key]);
    }

    [Fact]
    public async Task A_job_is_not_claimed_before_its_time()
    {
        await EnqueueAsync("later", new() { Delay = TimeSpan.FromMinutes(1) });
        Assert.Null(await ClaimAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await ClaimAsync());
    }

    [Fact]
    public async Task A_job_of_a_kind_that_this_process_does_not_know_is_left_to_others()
    {
        await InQueueAsync(async queue =>
        {
            await queue.EnqueueAsync("unknown", "1", new { }, Cancel);
            return true;
        });
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task Many_workers_never_claim_the_same_job()
    {
        for (int i = 0; i < 60; i++)
            await EnqueueAsync($"photo {i}");

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await ClaimAsync($"worker {worker}") is { } job)
                mine.Add(job.Key);
            return mine;
        }, Cancel)));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"photo {i}").Order(), claimed.SelectMany(c => c).Order());
    }

    [Fact]
    public async Task The_job_of_a_worker_that_is_gone_is_taken_up_after_its_lease_from_its_checkpoint()
    {
        await EnqueueAsync("photo 1");
        var first = (await ClaimAsync("gone"))!;
        using var gone = new JobRun(first, "gone", Site.Services.GetRequiredService<IServiceScopeFactory>(), Clock);
        await gone.CheckpointAsync("half way", Cancel);

        Clock.Advance(TimeSpan.FromMilliseconds(LeaseMilliseconds));
        Assert.Null(await ClaimAsync("next"));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = await ClaimAsync("next");
        Assert.Equal("half way", second?.Checkpoint);
        Assert.Equal(2, second?.Attempts);

        await Assert.ThrowsAsync<OperationCanceledException>(() => gone.CheckpointAsync("too late", Cancel));
        Assert.Equal("half way", (await JobAsync("photo 1")).Checkpoint);
    }

    [Fact]
    public async Task A_job_that_ends_every_process_is_given_up()
    {
        await EnqueueAsync("poison", new() { MaxAttempts = 2 });
        for (int i = 0; i < 2; i++)
        {
            Assert.NotNull(await ClaimAsync());
            Clock.Advance(TimeSpan.FromMilliseconds(LeaseMilliseconds + 1));
        }

        var job = await RunNextAsync();
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("ended 2 times", job.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_asked_for_in_a_transaction_that_fails_was_never_asked_for()
    {
        await using var scope = Site.NewScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => data.WriteAsync<int>(async cancel =>
        {
            await queue.EnqueueAsync(Kind, "photo 1", new { }, cancel);
            throw new InvalidOperationException();
        }, Durability.Process, Cancel));
        Assert.Equal(0, await data.Jobs.CountAsync(j => j.Kind == Kind, Cancel));
    }
}
