using Heliograph.Site.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Blobs;

public class BlobVerificationTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_and_missing_originals_are_found_and_the_same_bytes_given_again_heal_them()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        string whole = await shelf.UploadAsync([1]), damaged = await shelf.UploadAsync([2]), missing = await shelf.UploadAsync([3]);
        await File.WriteAllBytesAsync(shelf.Store.PathOf(damaged)!, [9], Cancel);
        File.Delete(shelf.Store.PathOf(missing)!);
        Assert.Equal(0, await VerifyAsync(shelf));

        shelf.Clock.Advance(new BlobOptions().VerifyEvery + TimeSpan.FromDays(1));
        Assert.Equal(2, await VerifyAsync(shelf));
        Assert.Equal([BlobState.Stored, BlobState.Damaged, BlobState.Missing], await StatesAsync(shelf, whole, damaged, missing));
        Assert.Equal(shelf.Clock.GetUtcNow().ToUnixTimeMilliseconds(), (await shelf.RowAsync(whole))!.VerifiedAt);
        Assert.Equal(0, await VerifyAsync(shelf));

        await shelf.UploadAsync([2]);
        await shelf.UploadAsync([3]);
        Assert.Equal([BlobState.Stored, BlobState.Stored, BlobState.Stored], await StatesAsync(shelf, whole, damaged, missing));
        shelf.Clock.Advance(new BlobOptions().VerifyEvery + TimeSpan.FromDays(1));
        Assert.Equal(0, await VerifyAsync(shelf));
    }

    [Fact]
    public async Task An_original_without_a_row_is_adopted_and_goes_after_the_grace()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        await using var staged = await shelf.Store.StageAsync(new MemoryStream([5]), 1, Cancel);
        await shelf.Store.KeepAsync(staged, Cancel);
        await using var scope = shelf.Site.NewScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<BlobVerification>().AdoptAsync(Cancel));
        Assert.Equal(0, await shelf.SweepAsync());

        shelf.Clock.Advance(new BlobOptions().Grace * 2);
        Assert.Equal(1, await shelf.SweepAsync());
        Assert.Empty(shelf.Store.All());
    }

    static async Task<int> VerifyAsync(BlobShelf shelf)
    {
        await using var scope = shelf.Site.NewScope();
        return await scope.ServiceProvider.GetRequiredService<BlobVerification>().VerifyAsync((_, _) => Task.CompletedTask, Cancel);
    }

    static async Task<BlobState[]> StatesAsync(BlobShelf shelf, params string[] hashes)
    {
        var states = new List<BlobState>();
        foreach (string sha256 in hashes)
            states.Add((await shelf.RowAsync(sha256))!.State);
        return [.. states];
    }
}
