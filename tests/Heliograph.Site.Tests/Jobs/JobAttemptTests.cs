using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Jobs;

public sealed class JobAttemptOnSqliteTests() : JobAttemptTests(null);

public sealed class JobAttemptOnPostgresTests(PostgresServer server) : JobAttemptTests(server);

public abstract class JobAttemptTests(PostgresServer? postgres) : JobTests(postgres)
{
    readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_job_that_is_done_says_so_and_how_far_it_got()
    {
        Work = (run, _) =>
        {
            Assert.Equal(7, run.Payload<int>());
            run.Report(0.5, "half");
            return Task.CompletedTask;
        };
        await EnqueueAsync("photo 1", payload: 7);
        var job = await RunNextAsync();
        Assert.Equal((JobState.Done, 1.0, "half", Now), (job.State, job.Progress, job.ProgressText, job.FinishedAt));
        Assert.Null(job.LeasedBy);
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_later_and_later_and_then_given_up()
    {
        Work = (_, _) => throw new InvalidDataException("The disk is full.");
        await EnqueueAsync("photo 1", new() { MaxAttempts = 3 });
        var waits = new List<double>();
        for (int i = 0; i < 2; i++)
        {
            var job = await RunNextAsync();
            Assert.Equal((JobState.Waiting, "InvalidDataException: The disk is full."), (job.State, job.LastError));
            waits.Add(job.NotBefore - Now);
            Clock.Advance(TimeSpan.FromMilliseconds(job.NotBefore - Now));
        }

        Assert.InRange(waits[0], 5000, 6000);
        Assert.InRange(waits[1], 10_000, 12_000);
        Assert.Equal(JobState.Failed, (await RunNextAsync()).State);
        Assert.Null(await ClaimAsync());
        await EnqueueAsync("photo 1");
        Assert.Equal(JobState.Waiting, (await JobAsync("photo 1")).State);
    }

    [Fact]
    public async Task A_paused_job_stops_keeps_its_checkpoint_and_goes_on_when_resumed()
    {
        Work = async (run, cancel) =>
        {
            if (run.Checkpoint == "half way")
                return;
            await run.CheckpointAsync("half way", cancel);
            await UntilCancelledAsync(cancel);
        };
        await EnqueueAsync("photo 1");
        var job = (await ClaimAsync())!;
        var running = RunAsync(job);
        await started.Task;
        Assert.True(await InQueueAsync(queue => queue.PauseAsync(job.Id, Cancel)));
        await running;
        Assert.Equal((JobState.Paused, "half way"), ((await JobAsync("photo 1")).State, (await JobAsync("photo 1")).Checkpoint));
        Assert.Null(await ClaimAsync());

        Assert.True(await InQueueAsync(queue => queue.ResumeAsync(job.Id, Cancel)));
        Assert.Equal(JobState.Done, (await RunNextAsync()).State);
    }

    [Fact]
    public async Task A_waiting_job_is_paused_and_cancelled_at_once()
    {
        await EnqueueAsync("photo 1");
        long id = (await JobAsync("photo 1")).Id;
        await InQueueAsync(queue => queue.PauseAsync(id, Cancel));
        Assert.Equal(JobState.Paused, (await JobAsync("photo 1")).State);
        await InQueueAsync(queue => queue.CancelAsync(id, Cancel));
        Assert.Equal(JobState.Cancelled, (await JobAsync("photo 1")).State);
        Assert.False(await InQueueAsync(queue => queue.ResumeAsync(id, Cancel)));
        Assert.True(await InQueueAsync(queue => queue.RunNowAsync(id, Cancel)));
        Assert.Equal(JobState.Done, (await RunNextAsync()).State);
    }

    [Fact]
    public async Task A_job_cancelled_by_another_process_stops_at_the_next_heartbeat()
    {
        Work = (_, cancel) => UntilCancelledAsync(cancel);
        await EnqueueAsync("photo 1");
        var job = (await ClaimAsync())!;
        var running = RunAsync(job);
        await started.Task;
        await Site.WithDataAsync(data => data.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true), Cancel));
        Clock.Advance(TimeSpan.FromMilliseconds(LeaseMilliseconds / 4));
        await running;
        var ended = await JobAsync("photo 1");
        Assert.Equal((JobState.Cancelled, false), (ended.State, ended.CancelRequested));
    }

    [Fact]
    public async Task A_worker_whose_job_was_taken_stops_and_leaves_the_row_alone()
    {
        Work = (_, cancel) => UntilCancelledAsync(cancel);
        await EnqueueAsync("photo 1");
        var running = RunAsync((await ClaimAsync("slow"))!, "slow");
        await started.Task;
        await Site.WithDataAsync(data => data.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedBy, "other"), Cancel));
        Clock.Advance(TimeSpan.FromMilliseconds(LeaseMilliseconds / 4));
        await running;
        var job = await JobAsync("photo 1");
        Assert.Equal((JobState.Running, "other"), (job.State, job.LeasedBy));
    }

    [Fact]
    public async Task A_stopping_process_hands_its_job_back_uncounted()
    {
        Work = (_, cancel) => UntilCancelledAsync(cancel);
        await EnqueueAsync("photo 1");
        using var stopping = new CancellationTokenSource();
        var running = RunAsync((await ClaimAsync())!, stopping: stopping);
        await started.Task;
        await stopping.CancelAsync();
        await running;
        var job = await JobAsync("photo 1");
        Assert.Equal((JobState.Waiting, 0, Now), (job.State, job.Attempts, job.NotBefore));
    }

    [Fact]
    public async Task A_scheduled_job_comes_back_after_its_time_whether_it_failed_or_not()
    {
        await EnqueueAsync("nightly", new() { RepeatEvery = TimeSpan.FromDays(1), MaxAttempts = 1 });
        var job = await RunNextAsync();
        Assert.Equal((JobState.Waiting, Now + 86_400_000), (job.State, job.NotBefore));

        Work = (_, _) => throw new InvalidDataException("No.");
        Clock.Advance(TimeSpan.FromDays(1));
        job = await RunNextAsync();
        Assert.Equal((JobState.Waiting, Now + 86_400_000, "InvalidDataException: No."), (job.State, job.NotBefore, job.LastError));
    }

    [Fact]
    public async Task A_job_with_a_quarter_of_a_core_rests_three_times_as_long_as_it_works()
    {
        Work = async (run, cancel) =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            var pace = run.PaceAsync(cancel);
            Clock.Advance(TimeSpan.FromSeconds(2.9));
            Assert.False(pace.IsCompleted);
            Clock.Advance(TimeSpan.FromSeconds(0.1));
            await pace;
        };
        await EnqueueAsync("photo 1", new() { CpuShare = 0.25 });
        Assert.Equal(JobState.Done, (await RunNextAsync()).State);
    }

    async Task UntilCancelledAsync(CancellationToken cancel)
    {
        started.SetResult();
        await new TaskCompletionSource().Task.WaitAsync(cancel);
    }
}
