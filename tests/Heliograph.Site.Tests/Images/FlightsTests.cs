using Heliograph.Site.Images.Rendering;

namespace Heliograph.Site.Tests.Images;

public class FlightsTests
{
    readonly Flights<string> flights = new();
    readonly TaskCompletionSource work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    CancellationToken abandoned;
    int started;

    [Fact]
    public async Task Who_goes_away_does_not_end_what_others_wait_for()
    {
        using var impatient = new CancellationTokenSource();
        var first = Join(impatient.Token);
        var second = Join(TestContext.Current.CancellationToken);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(abandoned.IsCancellationRequested);
        work.SetResult();
        await second;
        Assert.Equal(1, started);
    }

    [Fact]
    public async Task When_all_have_gone_the_work_is_given_up_and_the_next_begins_anew()
    {
        using var impatient = new CancellationTokenSource();
        var only = Join(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        Assert.True(abandoned.IsCancellationRequested);

        work.SetResult();
        await Join(TestContext.Current.CancellationToken);
        Assert.Equal(2, started);
    }

    [Fact]
    public async Task A_failure_reaches_everyone_and_is_not_remembered()
    {
        var both = (Join(TestContext.Current.CancellationToken), Join(TestContext.Current.CancellationToken));
        work.SetException(new IOException("full"));
        await Assert.ThrowsAsync<IOException>(() => both.Item1);
        await Assert.ThrowsAsync<IOException>(() => both.Item2);

        await flights.JoinAsync("a", _ => Task.CompletedTask, TestContext.Current.CancellationToken);
    }

    Task Join(CancellationToken cancel) => flights.JoinAsync("a", async token =>
    {
        started++;
        abandoned = token;
        await work.Task;
    }, cancel);
}
