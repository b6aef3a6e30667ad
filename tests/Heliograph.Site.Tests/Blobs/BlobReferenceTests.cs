using Heliograph.Site.Blobs;

namespace Heliograph.Site.Tests.Blobs;

public class BlobReferenceTests
{
    static readonly TimeSpan Grace = new BlobOptions().Grace;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_original_goes_when_its_last_reference_is_as_old_as_the_grace_and_not_before()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        string sha256 = await shelf.UploadAsync([1, 2, 3]);
        await shelf.UploadAsync([1, 2, 3]);
        await shelf.ReleaseAsync(sha256);
        shelf.Clock.Advance(Grace * 2);
        Assert.Equal(0, await shelf.SweepAsync());

        await shelf.ReleaseAsync(sha256);
        shelf.Clock.Advance(Grace);
        Assert.Equal(0, await shelf.SweepAsync());
        Assert.NotNull(shelf.Store.PathOf(sha256));

        shelf.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await shelf.SweepAsync());
        Assert.Null(shelf.Store.PathOf(sha256));
        Assert.Null(await shelf.RowAsync(sha256));
    }

    [Fact]
    public async Task An_upload_that_was_killed_between_its_rename_and_its_commit_is_swept()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        string sha256 = await shelf.UploadAsync([7], commit: false);
        Assert.NotNull(shelf.Store.PathOf(sha256));

        shelf.Clock.Advance(Grace + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await shelf.SweepAsync());
        Assert.Null(shelf.Store.PathOf(sha256));
    }

    [Fact]
    public async Task A_reservation_renews_the_grace_so_that_the_sweep_leaves_the_bytes_to_the_upload()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        string sha256 = await shelf.UploadAsync([7]);
        await shelf.ReleaseAsync(sha256);
        shelf.Clock.Advance(Grace * 2);
        await shelf.UploadAsync([7], commit: false);

        Assert.Equal(0, await shelf.SweepAsync());
        Assert.NotNull(shelf.Store.PathOf(sha256));
    }

    [Fact]
    public async Task Removal_fails_when_somebody_has_reserved_the_blob_since_it_was_looked_at_even_in_the_same_millisecond()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        string sha256 = await shelf.UploadAsync([7], commit: false);
        long seen = (await shelf.RowAsync(sha256))!.UnreferencedAt!.Value;
        await shelf.UploadAsync([7], commit: false);

        Assert.False(await shelf.Site.WithDataAsync(data => BlobReferences.TryRemoveAsync(data, shelf.Store, sha256, seen, Cancel)));
        Assert.NotNull(shelf.Store.PathOf(sha256));
    }

    [Fact]
    public async Task Uploads_deletions_and_sweeps_of_the_same_bytes_at_once_never_lose_a_referenced_original()
    {
        await using var shelf = await BlobShelf.CreateAsync();
        byte[][] contents = [[1], [2], [3]];
        string[] hashes = await Task.WhenAll(contents.Select(c => shelf.UploadAsync(c)));
        var work = Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (int i = 0; i < 40; i++)
            {
                int which = random.Next(contents.Length);
                if (worker == 0)
                {
                    shelf.Clock.Advance(Grace * 2);
                    await shelf.SweepAsync();
                }
                else if (worker < 4)
                {
                    Assert.Equal(hashes[which], await shelf.UploadOrLoseTheRaceAsync(contents[which]));
                }
                else
                {
                    await shelf.ReleaseIfReferencedAsync(hashes[which]);
                }

                Assert.True(await shelf.IsWholeAsync(hashes));
            }
        }, Cancel));
        await Task.WhenAll(work);
    }
}
