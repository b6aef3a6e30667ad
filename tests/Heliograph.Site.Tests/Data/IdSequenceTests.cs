using Heliograph.Site.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Data;

public sealed class IdSequenceOnSqliteTests() : IdSequenceTests(null);

public sealed class IdSequenceOnPostgresTests(PostgresServer server) : IdSequenceTests(server);

public abstract class IdSequenceTests(PostgresServer? postgres) : DataTests(postgres)
{
    [Fact]
    public async Task Photo_ids_have_11_digits_and_step_by_small_random_amounts()
    {
        var ids = Site.Services.GetRequiredService<IdSequence>();
        var drawn = new List<long>();
        for (int i = 0; i < 2000; i++)
            drawn.Add(await ids.NextPhotoAsync(Cancel));

        Assert.All(drawn, id => Assert.InRange(id, 10_000_000_000, 99_999_999_999));
        long[] steps = [.. drawn.Zip(drawn.Skip(1), (a, b) => b - a)];
        // A new block may add the rest of the old one to a step.
        Assert.All(steps, step => Assert.InRange(step, 1, 32));
        Assert.True(steps.Distinct().Count() >= 10);
    }

    [Fact]
    public async Task Two_processes_never_give_the_same_id()
    {
        using var other = new IdSequence(Site.Services.GetRequiredService<IServiceScopeFactory>());
        var one = Site.Services.GetRequiredService<IdSequence>();
        long[][] drawn = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => DrawAsync(i % 2 == 0 ? one : other, 1500)));
        long[] all = [.. drawn.SelectMany(d => d)];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public async Task Another_database_starts_elsewhere()
    {
        await using var other = await TestSite.CreateAsync();
        long here = await Site.Services.GetRequiredService<IdSequence>().NextPhotoAsync(Cancel);
        long there = await other.Services.GetRequiredService<IdSequence>().NextPhotoAsync(Cancel);
        Assert.True(Math.Abs(here - there) > 16);
    }

    static Task<long[]> DrawAsync(IdSequence ids, int count) => Task.Run(async () =>
    {
        long[] drawn = new long[count];
        for (int i = 0; i < count; i++)
            drawn[i] = await ids.NextPhotoAsync(Cancel);
        return drawn;
    });
}
