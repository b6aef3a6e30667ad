using Heliograph.Lepton;
using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Images;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Blobs.Forms;

public sealed class RecompressOnSqliteTests() : RecompressTests(null);

public sealed class RecompressOnPostgresTests(PostgresServer server) : RecompressTests(server);

/// <summary>Recompressing from the row's and the store's side, over both databases.</summary>
public abstract class RecompressTests : DataTests
{
    protected RecompressTests(PostgresServer? postgres) : base(postgres) => Settings["Storage:Recompress"] = "All";

    internal IBlobStore Store => Site.Services.GetRequiredService<IBlobStore>();

    [Fact]
    public async Task A_recompressed_original_is_smaller_and_comes_back_byte_for_byte()
    {
        var (sha256, bytes) = await AddAsync(1);
        long? saved = await RecompressAsync(sha256);

        var row = await RowAsync(sha256);
        Assert.Equal((BlobForm.Lepton, bytes.Length - saved), (row.Form, row.StoredBytes));
        Assert.Equal(new StoredForms(null, row.StoredBytes), Store.FormsOf(sha256));
        Assert.True(saved > 0);
        Assert.Equal(Now, row.VerifiedAt);
        Assert.Null(Store.PathOf(sha256));
        Assert.Equal(bytes, await ReadAsync(sha256));
        Assert.Equal([sha256], Store.All());
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }

    [Fact]
    public async Task What_can_t_be_packed_stays_and_its_fault_is_remembered()
    {
        byte[] bytes = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];
        string sha256 = (await Site.AddPhotoAsync(bytes, 1, 1, PhotoFormat.Png)).Sha256;
        Assert.Null(await RecompressAsync(sha256));

        var row = await RowAsync(sha256);
        Assert.Equal((BlobForm.Raw, LeptonFault.NotJpeg), (row.Form, row.Refusal));
        Assert.Equal(bytes, await ReadAsync(sha256));
        Assert.Empty(await WantedAsync(new() { Recompress = RecompressPolicy.All }));
    }

    [Fact]
    public async Task An_original_that_does_not_come_back_as_its_hash_says_is_kept_counted_and_verified_anew()
    {
        var (sha256, _) = await AddAsync(1);
        // As if the disk had changed it: it packs, but not to what was uploaded.
        byte[] other = MadePhoto.Jpeg(2);
        await File.WriteAllBytesAsync(Store.PathOf(sha256)!, other, Cancel);
        Assert.Null(await RecompressAsync(sha256));

        var row = await RowAsync(sha256);
        Assert.Equal((BlobForm.Raw, LeptonFault.VerificationFailed, 0L), (row.Form, row.Refusal, row.VerifiedAt));
        Assert.Equal(other, await File.ReadAllBytesAsync(Store.PathOf(sha256)!, Cancel));
        Assert.Null(Store.FormsOf(sha256).Lepton);
    }

    [Fact]
    public async Task What_would_not_become_smaller_stays_as_it_is()
    {
        byte[] bytes = MadePhoto.Noisy(bytes: 2_000_000);
        string sha256 = (await Site.AddPhotoAsync(bytes, 1, 1)).Sha256;
        Assert.Null(await RecompressAsync(sha256));

        var row = await RowAsync(sha256);
        Assert.Equal((BlobForm.Raw, LeptonFault.NotSmaller), (row.Form, row.Refusal));
        Assert.Equal(new StoredForms(bytes.Length, null), Store.FormsOf(sha256));
    }

    [Fact]
    public async Task An_original_that_is_often_asked_for_by_now_is_stored_uncompressed_again()
    {
        var (often, bytes) = await AddAsync(1);
        string rarely = (await AddAsync(2)).Sha256;
        await RecompressAsync(often);
        await RecompressAsync(rarely);
        await DemandAsync(often);
        await RunJobAsync();

        var row = await RowAsync(often);
        Assert.Equal((BlobForm.Raw, (long)bytes.Length), (row.Form, row.StoredBytes));
        Assert.Equal(new StoredForms(bytes.Length, null), Store.FormsOf(often));
        Assert.Equal(bytes, await ReadAsync(often));
        Assert.Equal(BlobForm.Lepton, (await RowAsync(rarely)).Form);
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }

    [Fact]
    public async Task A_damaged_recompressed_form_is_not_taken_for_the_original_when_it_is_to_be_uncompressed()
    {
        var (sha256, _) = await AddAsync(1);
        await RecompressAsync(sha256);
        await DamageAsync(sha256);
        await DemandAsync(sha256);
        await RunJobAsync();

        Assert.Equal(BlobForm.Lepton, (await RowAsync(sha256)).Form);
        Assert.Null(Store.FormsOf(sha256).Raw);
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }

    [Fact]
    public async Task Uploading_the_same_bytes_leaves_a_whole_recompressed_form_and_replaces_a_damaged_one()
    {
        var (sha256, bytes) = await AddAsync(1);
        await RecompressAsync(sha256);
        await UploadAsync(bytes);
        var row = await RowAsync(sha256);
        Assert.Equal(BlobForm.Lepton, row.Form);
        Assert.Null(Store.FormsOf(sha256).Raw);

        await DamageAsync(sha256);
        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(sha256));
        await UploadAsync(bytes);
        row = await RowAsync(sha256);
        Assert.Equal((BlobForm.Raw, (long)bytes.Length), (row.Form, row.StoredBytes));
        Assert.Equal(new StoredForms(bytes.Length, null), Store.FormsOf(sha256));
        Assert.Equal(bytes, await ReadAsync(sha256));
    }

    [Fact]
    public async Task A_damaged_recompressed_form_is_found_by_verification_and_removal_takes_every_form()
    {
        var (sha256, _) = await AddAsync(1);
        await RecompressAsync(sha256);
        await DamageAsync(sha256);
        Clock.Advance(new BlobOptions().VerifyEvery + TimeSpan.FromDays(1));
        await using var scope = Site.NewScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<BlobVerification>().VerifyAsync((_, _) => Task.CompletedTask, Cancel));
        Assert.Equal(BlobState.Damaged, (await RowAsync(sha256)).State);

        Store.Remove(sha256);
        Assert.Equal(default, Store.FormsOf(sha256));
    }

    [Theory, InlineData(BlobForm.Raw), InlineData(BlobForm.Lepton)]
    public async Task Of_two_forms_that_a_killed_process_left_the_next_start_keeps_the_one_that_counts(BlobForm counts)
    {
        var (sha256, bytes) = await AddAsync(1);
        string raw = Store.PathOf(sha256)!;
        await RecompressAsync(sha256);
        await File.WriteAllBytesAsync(raw, bytes, Cancel);
        await Site.WithDataAsync(data => data.Blobs.ExecuteUpdateAsync(set => set.SetProperty(b => b.Form, counts), Cancel));
        using (FormMarker.Make(Site.Folder, sha256))
        {
        }

        await ActivatorUtilities.CreateInstance<UnfinishedForms>(Site.Services).StartAsync(Cancel);
        var (rawLength, leptonLength) = Store.FormsOf(sha256);
        Assert.Equal((counts == BlobForm.Raw, counts == BlobForm.Lepton), (rawLength is not null, leptonLength is not null));
        Assert.Equal(bytes, await ReadAsync(sha256));
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }

    [Fact]
    public async Task The_policy_says_which_originals_are_recompressed()
    {
        string shown = (await AddAsync(1)).Sha256, hidden = (await AddAsync(2, Visibility.Private)).Sha256, often = (await AddAsync(3, Visibility.Private)).Sha256;
        await DemandAsync(often);

        Assert.Empty(await WantedAsync(new()));
        Assert.Equal([hidden], await WantedAsync(new() { Recompress = RecompressPolicy.PrivateAndRarelyViewed }));
        Assert.Equal(new[] { shown, hidden }.Order(), await WantedAsync(new() { Recompress = RecompressPolicy.All }));
        Assert.Empty(await WantedAsync(new() { Recompress = RecompressPolicy.All, MaxBytes = 100 }));
        Clock.Advance(TimeSpan.FromDays(14));
        Assert.Contains(often, await WantedAsync(new() { Recompress = RecompressPolicy.All }));
    }

    [Fact]
    public async Task The_job_goes_through_the_store_and_past_what_is_missing()
    {
        var added = new List<string>();
        for (int number = 0; number < 5; number++)
            added.Add((await AddAsync(number)).Sha256);
        string missing = added[2];
        File.Delete(Store.PathOf(missing)!);
        await RunJobAsync();
        foreach (string sha256 in added)
            Assert.Equal(sha256 == missing ? BlobForm.Raw : BlobForm.Lepton, (await RowAsync(sha256)).Form);
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }

    [Theory, InlineData("", 3, true), InlineData("01:00-06:30", 3, true), InlineData("01:00-06:30", 7, false), InlineData("22:00-06:00", 23, true), InlineData("22:00-06:00", 12, false)]
    public void Hours_may_go_over_midnight(string hours, int at, bool included) =>
        Assert.Equal(included, new StorageOptions { Hours = hours }.Includes(new TimeOnly(at, 0)));

    internal async Task<(string Sha256, byte[] Bytes)> AddAsync(int number, Visibility visibility = Visibility.Public)
    {
        byte[] bytes = MadePhoto.Jpeg(number);
        return ((await Site.AddPhotoAsync(bytes, 96, 64, visibility: visibility)).Sha256, bytes);
    }

    internal async Task<long?> RecompressAsync(string sha256)
    {
        await using var scope = Site.NewScope();
        return await scope.ServiceProvider.GetRequiredService<Recompressor>().RunAsync(sha256, Cancel);
    }

    async Task DemandAsync(string sha256)
    {
        var demand = Site.Services.GetRequiredService<OriginalDemand>();
        for (int i = 0; i < new StorageOptions().OftenViewed; i++)
            demand.Note(sha256);
        await demand.StoreAsync(Cancel);
    }

    async Task RunJobAsync()
    {
        await using var scope = Site.NewScope();
        await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(RecompressJob.Name, ScheduledJob.Key, new { }, Cancel);
        var job = await Site.WithDataAsync(data => data.WriteAsync(
            token => JobDialect.ClaimAsync(data, [RecompressJob.Name], "a worker", Now, Now + 60_000, token), Durability.Process, Cancel));
        await Site.Services.GetRequiredService<JobAttempt>().RunAsync(job!, "a worker", Cancel);
        Assert.Equal(JobState.Done, await Site.WithDataAsync(data => data.Jobs.Select(j => j.State).SingleAsync(Cancel)));
    }

    async Task<byte[]> ReadAsync(string sha256)
    {
        await using var original = Store.OpenOriginal(sha256);
        using var read = new MemoryStream();
        await original.CopyToAsync(read, Cancel);
        return read.ToArray();
    }

    async Task UploadAsync(byte[] bytes)
    {
        await using var staged = await Store.StageAsync(new MemoryStream(bytes), bytes.Length, Cancel);
        await Store.KeepAsync(staged, Cancel);
        await Site.WithDataAsync(data => data.WriteAsync(async token =>
        {
            await BlobReferences.ConfirmAsync(data, Store, staged.Sha256, bytes.Length, Now, token);
            return true;
        }, Durability.Process, Cancel));
    }

    Task DamageAsync(string sha256)
    {
        string path = Path.Combine(Site.Folder.Blobs, sha256[..2], sha256[2..4], sha256 + ".lep");
        byte[] packed = File.ReadAllBytes(path);
        packed[packed.Length / 2] ^= 0x55;
        return File.WriteAllBytesAsync(path, packed, Cancel);
    }

    Task<Blob> RowAsync(string sha256) => Site.WithDataAsync(data => data.Blobs.AsNoTracking().SingleAsync(b => b.Sha256 == sha256, Cancel));

    Task<List<string>> WantedAsync(StorageOptions options) => Site.WithDataAsync(data =>
        Recompressible.In(data, options, Clock.GetUtcNow()).OrderBy(b => b.Sha256).Select(b => b.Sha256).ToListAsync(Cancel));
}
