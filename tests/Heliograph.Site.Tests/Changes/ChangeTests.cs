using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Changes;

public sealed class ChangesOnSqliteTests() : ChangeTests(null);

public sealed class ChangesOnPostgresTests(PostgresServer server) : ChangeTests(server)
{
    [Fact]
    public async Task Who_drew_the_later_number_commits_later()
    {
        await using var firstScope = Site.NewScope();
        await using var secondScope = Site.NewScope();
        var first = firstScope.ServiceProvider.GetRequiredService<SiteData>();
        var second = secondScope.ServiceProvider.GetRequiredService<SiteData>();
        var drawn = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var firstWrite = first.WriteAsync(async c =>
        {
            await AppendAsync(first, 1, c);
            drawn.SetResult();
            await mayCommit.Task;
            return 0;
        }, Durability.Process, Cancel);
        await drawn.Task;
        var secondWrite = second.WriteAsync(c => AppendAsync(second, 2, c), Durability.Process, Cancel);

        Assert.Empty(await NextAsync("index", 10));
        mayCommit.SetResult();
        await Task.WhenAll(firstWrite, secondWrite);
        Assert.Equal([1L, 2L], (await NextAsync("index", 10)).Select(c => c.PhotoId!.Value));
    }
}

public abstract class ChangeTests(PostgresServer? postgres) : DataTests(postgres)
{
    [Fact]
    public async Task Each_consumer_reads_from_its_own_position()
    {
        for (long photo = 1; photo <= 3; photo++)
            await Site.WithDataAsync(data => AppendAsync(data, photo, Cancel));

        var page = await NextAsync("index", 2);
        Assert.Equal([1L, 2L], page.Select(c => c.PhotoId!.Value));
        await MoveAsync("index", page[^1].Sequence);
        Assert.Equal([3L], (await NextAsync("index", 10)).Select(c => c.PhotoId!.Value));
        Assert.Equal(3, (await NextAsync("popularity", 10)).Count);
    }

    [Fact]
    public async Task A_change_whose_transaction_fails_never_happened()
    {
        await Site.WithDataAsync(data => Assert.ThrowsAsync<InvalidOperationException>(() => data.WriteAsync<int>(async c =>
        {
            await AppendAsync(data, 1, c);
            throw new InvalidOperationException();
        }, Durability.Process, Cancel)));
        Assert.Empty(await NextAsync("index", 10));
    }

    [Fact]
    public async Task A_reader_misses_nothing_that_concurrent_writers_add()
    {
        const int writers = 8, each = 25;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            for (int i = 0; i < each; i++)
                await Site.WithDataAsync(data => data.WriteAsync(c => AppendAsync(data, w * each + i, c), Durability.Process, Cancel));
        }, Cancel)));

        var read = new List<Change>();
        bool ended;
        do
        {
            ended = writing.IsCompleted;
            var page = await NextAsync("index", 1000);
            read.AddRange(page);
            if (page.Count > 0)
                await MoveAsync("index", page[^1].Sequence);
        }
        while (!ended);

        await writing;
        Assert.Equal(writers * each, read.Count);
        Assert.Equal(Enumerable.Range(0, writers * each).Select(i => (long)i), read.Select(c => c.PhotoId!.Value).Order());
    }

    internal Task<IReadOnlyList<Change>> NextAsync(string consumer, int limit) =>
        Site.WithDataAsync(data => new ChangeReader(data, consumer).NextAsync(limit, Cancel));

    internal async Task<int> AppendAsync(SiteData data, long photo, CancellationToken cancel)
    {
        ChangeLog.Append(data, ChangeKind.PhotoAdded, photo, 1, Clock);
        return await data.SaveChangesAsync(cancel);
    }

    Task<int> MoveAsync(string consumer, long sequence) => Site.WithDataAsync(async data =>
    {
        await new ChangeReader(data, consumer).MoveToAsync(sequence, Cancel);
        return 0;
    });
}
