using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Heliograph.Site.Tests.Blobs;

/// <summary>Originals with their rows, without photos: the steps of an upload one by one, under a clock that stands still.</summary>
sealed class BlobShelf : IAsyncDisposable
{
    BlobShelf(TestSite site, FakeTimeProvider clock) => (Site, Clock) = (site, clock);

    public TestSite Site { get; }
    public FakeTimeProvider Clock { get; }
    public IBlobStore Store => Site.Services.GetRequiredService<IBlobStore>();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static async Task<BlobShelf> CreateAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        return new BlobShelf(await TestSite.CreateAsync(replace: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))), clock);
    }

    /// <param name="commit">False: ends as if the process had been killed before the commit.</param>
    public async Task<string> UploadAsync(byte[] bytes, bool commit = true)
    {
        await using var scope = Site.NewScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        await using var staged = await Store.StageAsync(new MemoryStream(bytes), bytes.Length, Cancel);
        await BlobReferences.ReserveAsync(data, staged.Sha256, staged.Bytes, Now, Cancel);
        await Store.KeepAsync(staged, Cancel);
        if (commit)
        {
            await data.WriteAsync(async token =>
            {
                await BlobReferences.ConfirmAsync(data, Store, staged.Sha256, staged.Bytes, Now, token);
                await BlobReferences.AddAsync(data, staged.Sha256, token);
                return 0;
            }, Durability.Acknowledged, Cancel);
        }

        return staged.Sha256;
    }

    /// <summary>With a clock that jumps by days an upload may take longer than the grace; then it fails, and its sender sends again.</summary>
    public async Task<string> UploadOrLoseTheRaceAsync(byte[] bytes)
    {
        while (true)
        {
            try
            {
                return await UploadAsync(bytes);
            }
            catch (InvalidOperationException swept) when (swept.Message.Contains("was swept", StringComparison.Ordinal))
            {
            }
        }
    }

    public Task ReleaseAsync(string sha256) => Site.WithDataAsync(async data =>
    {
        await BlobReferences.ReleaseAsync(data, sha256, Now, Cancel);
        return 0;
    });

    public Task<bool> ReleaseIfReferencedAsync(string sha256) => Site.WithDataAsync(data => data.WriteAsync(async token =>
    {
        if (!await data.Blobs.AnyAsync(b => b.Sha256 == sha256 && b.References > 0, token))
            return false;
        await BlobReferences.ReleaseAsync(data, sha256, Now, token);
        return true;
    }, Durability.Process, Cancel));

    public Task<Blob?> RowAsync(string sha256) => Site.WithDataAsync(data => data.Blobs.AsNoTracking().SingleOrDefaultAsync(b => b.Sha256 == sha256, Cancel));

    /// <summary>Whether, at one moment, each of these that a photo refers to has its bytes.</summary>
    public Task<bool> IsWholeAsync(string[] hashes) => Site.WithDataAsync(data => data.WriteAsync(async token =>
    {
        var referenced = await data.Blobs.Where(b => hashes.Contains(b.Sha256) && b.References > 0).Select(b => b.Sha256).ToListAsync(token);
        return referenced.All(sha256 => Store.PathOf(sha256) is not null);
    }, Durability.Process, Cancel));

    public async Task<int> SweepAsync()
    {
        await using var scope = Site.NewScope();
        return await scope.ServiceProvider.GetRequiredService<BlobSweep>().SweepAsync(_ => Task.CompletedTask, Cancel);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
