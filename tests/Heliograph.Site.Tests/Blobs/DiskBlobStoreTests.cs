using System.Security.Cryptography;
using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Blobs;

public sealed class DiskBlobStoreTests : IDisposable
{
    readonly DataFolder folder = new(Directory.CreateTempSubdirectory("heliograph-").FullName);
    readonly DiskBlobStore store;

    public DiskBlobStoreTests() => store = new DiskBlobStore(folder, new Restorations(folder, Options.Create(new StorageOptions())));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(0), InlineData(1), InlineData(131_071), InlineData(131_072), InlineData(131_073), InlineData(1_000_000)]
    public async Task Kept_bytes_come_back_byte_for_byte_under_their_hash(int length)
    {
        byte[] bytes = RandomBytes(length, seed: length);
        string sha256 = await KeepAsync(bytes);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256);
        Assert.Equal(bytes, await ReadAsync(sha256));
        Assert.Equal(Path.Combine(folder.Blobs, sha256[..2], sha256[2..4], sha256), store.PathOf(sha256));
        Assert.Equal([sha256], store.All());
        Assert.Empty(Directory.EnumerateFiles(folder.Temporary));
    }

    [Fact]
    public async Task A_source_that_gives_little_at_a_time_is_read_to_its_end()
    {
        byte[] bytes = RandomBytes(300_000, seed: 1);
        await using var staged = await store.StageAsync(new Trickle(bytes, step: 997, failAt: null), long.MaxValue, Cancel);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), staged.Sha256);
        Assert.Equal(bytes.Length, staged.Bytes);
    }

    [Fact]
    public async Task Bytes_that_are_not_kept_leave_nothing()
    {
        await using (await store.StageAsync(new MemoryStream([1, 2, 3]), 3, Cancel))
            Assert.Single(Directory.EnumerateFiles(folder.Temporary));
        AssertNothing();
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_and_leave_nothing()
    {
        await Assert.ThrowsAsync<BlobTooLargeException>(() => store.StageAsync(new MemoryStream(new byte[500_000]), 499_999, Cancel));
        AssertNothing();
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => store.StageAsync(new Trickle(new byte[500_000], step: 4096, failAt: 300_000), long.MaxValue, Cancel));
        AssertNothing();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Keeping_the_same_bytes_again_heals_an_original_that_is_damaged_or_missing(bool isMissing)
    {
        byte[] bytes = RandomBytes(10_000, seed: 3);
        string path = store.PathOf(await KeepAsync(bytes))!;
        if (isMissing)
            File.Delete(path);
        else
            await File.WriteAllBytesAsync(path, RandomBytes(10_000, seed: 4), Cancel);

        Assert.Equal(bytes, await ReadAsync(await KeepAsync(bytes)));
    }

    [Fact]
    public async Task Who_reads_an_original_while_it_is_replaced_or_removed_reads_it_to_the_end()
    {
        byte[] bytes = RandomBytes(400_000, seed: 5);
        string sha256 = await KeepAsync(bytes);
        await using var reading = store.OpenOriginal(sha256);
        await KeepAsync(bytes);
        store.Remove(sha256);

        using var read = new MemoryStream();
        await reading.CopyToAsync(read, Cancel);
        Assert.Equal(bytes, read.ToArray());
        Assert.Null(store.PathOf(sha256));
        Assert.Throws<FileNotFoundException>(() => store.OpenOriginal(sha256));
    }

    [Theory, InlineData(""), InlineData("../../etc/passwd"), InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void Only_a_hash_names_an_original(string name)
    {
        Assert.Throws<ArgumentException>(() => store.OpenOriginal(name));
        Assert.Throws<ArgumentException>(() => store.PathOf(name));
        Assert.Throws<ArgumentException>(() => store.Remove(name));
    }

    [Fact]
    public void An_original_never_seen_is_not_found_and_removing_it_does_nothing()
    {
        string sha256 = new('a', 64);
        store.Remove(sha256);
        Assert.Null(store.PathOf(sha256));
        Assert.Throws<FileNotFoundException>(() => store.OpenOriginal(sha256));
    }

    [Fact]
    public async Task The_sweep_at_start_takes_what_a_killed_process_left_and_nothing_that_somebody_works_with()
    {
        string left = Path.Combine(folder.Temporary, StagedFiles.Prefix + "left");
        string others = Path.Combine(folder.Temporary, "of-somebody-else");
        await File.WriteAllTextAsync(left, "half", Cancel);
        await File.WriteAllTextAsync(others, "?", Cancel);
        await using var working = await store.StageAsync(new MemoryStream([1]), 1, Cancel);
        var files = new StagedFiles(folder, TimeProvider.System, NullLogger<StagedFiles>.Instance);

        Assert.Equal(0, files.Sweep(before: DateTime.UtcNow.AddMinutes(-1)));
        Assert.Equal(1, files.Sweep(before: DateTime.UtcNow.AddMinutes(1)));
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(others));

        await store.KeepAsync(working, Cancel);
        Assert.Equal([1], await ReadAsync(working.Sha256));
    }

    public void Dispose() => Directory.Delete(folder.Root, recursive: true);

    async Task<string> KeepAsync(byte[] bytes)
    {
        await using var staged = await store.StageAsync(new MemoryStream(bytes), bytes.Length, Cancel);
        await store.KeepAsync(staged, Cancel);
        return staged.Sha256;
    }

    async Task<byte[]> ReadAsync(string sha256)
    {
        await using var original = store.OpenOriginal(sha256);
        using var read = new MemoryStream();
        await original.CopyToAsync(read, Cancel);
        return read.ToArray();
    }

    void AssertNothing()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Temporary));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Blobs));
    }

    static byte[] RandomBytes(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
