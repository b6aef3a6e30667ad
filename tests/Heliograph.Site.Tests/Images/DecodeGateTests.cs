using Heliograph.Site.Images;
using Heliograph.Site.Images.Rendering;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Images;

public class DecodeGateTests
{
    const long Megabyte = 1 << 20;

    readonly DecodeGate gate = new(Options.Create(new ImageOptions { MaxDecodeMegabytes = 212 }));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Together_no_more_memory_is_used_than_the_budget()
    {
        var first = await gate.EnterAsync(80 * Megabyte, Cancel);
        var second = gate.EnterAsync(80 * Megabyte, Cancel).AsTask();
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_small_one_does_not_overtake_a_large_one_for_ever()
    {
        var first = await gate.EnterAsync(50 * Megabyte, Cancel);
        var large = gate.EnterAsync(100 * Megabyte, Cancel).AsTask();
        var small = gate.EnterAsync(Megabyte, Cancel).AsTask();
        Assert.False(small.IsCompleted);
        first.Dispose();
        (await large).Dispose();
        (await small).Dispose();
    }

    [Fact]
    public async Task Who_stops_waiting_makes_room_for_those_behind()
    {
        using var impatient = new CancellationTokenSource();
        var first = await gate.EnterAsync(50 * Megabyte, Cancel);
        var large = gate.EnterAsync(100 * Megabyte, impatient.Token).AsTask();
        var small = gate.EnterAsync(Megabyte, Cancel).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        (await small).Dispose();
        first.Dispose();
        first.Dispose();
        (await gate.EnterAsync(100 * Megabyte, Cancel)).Dispose();
    }
}
