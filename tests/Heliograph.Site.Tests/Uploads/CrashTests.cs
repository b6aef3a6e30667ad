using System.Collections.Concurrent;
using System.Security.Cryptography;
using Heliograph.Site.Blobs;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Uploads;

public sealed class CrashTests
{
    const int Uploads = 200, Clients = 8, Kills = 40;

    /// <summary>Nothing but uploads takes time: each of the lives is short.</summary>
    static readonly Dictionary<string, string> Settings = new() { ["Jobs:Workers"] = "0", ["Traffic:Observe"] = "false" };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_forty_times_during_two_hundred_uploads_no_acknowledged_photo_is_lost()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        await using (var prepared = await TestSite.CreateAsync(folder: folder))
            await Uploader.MakeAccountAsync(prepared, "ana");

        var acknowledged = new ConcurrentDictionary<int, string>();
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, Uploads));
        int kills = 0;
        Uploader? first = null;
        while (!waiting.IsEmpty || kills < Kills)
        {
            // Once all are acknowledged the rest of the kills fall on uploads of what is there already.
            if (waiting.IsEmpty)
                waiting = new(Enumerable.Range(0, Clients));
            await using var site = await SiteProcess.StartAsync(Settings, folder);
            first ??= await Uploader.SignInAsync(site.Address, "ana");
            using var ana = first.At(site.Address);
            int enough = kills < Kills ? 1 + (kills * 7 % 5) : int.MaxValue;
            await RunUntilKilledAsync(site, ana, waiting, acknowledged, enough);
            kills++;
        }

        await using var after = await SiteProcess.StartAsync(data: folder);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "tmp"), StagedFiles.Prefix + "*"));
        await AssertAllThereAsync(folder, acknowledged);
        await after.KillAsync();
        first!.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Eight clients send until <paramref name="enough"/> of this life's uploads are acknowledged; then comes SIGKILL, whatever the others are doing.</summary>
    static async Task RunUntilKilledAsync(
        SiteProcess site, Uploader ana, ConcurrentQueue<int> waiting, ConcurrentDictionary<int, string> acknowledged, int enough)
    {
        int done = 0;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out int number))
            {
                try
                {
                    var answer = await ana.UploadAsync(Picture(number), $"{number}.jpg");
                    Assert.Equal(acknowledged.GetOrAdd(number, answer.Id), answer.Id);
                }
                catch (Exception e) when (e is HttpRequestException or IOException)
                {
                    // Killed: not acknowledged, so it is sent again in the next life.
                    waiting.Enqueue(number);
                    return;
                }

                if (Interlocked.Increment(ref done) == enough)
                    await site.KillAsync();
            }
        }, Cancel)));
        await site.KillAsync();
    }

    static async Task AssertAllThereAsync(string folder, ConcurrentDictionary<int, string> acknowledged)
    {
        Assert.Equal(Uploads, acknowledged.Count);
        await using var site = await TestSite.CreateAsync(folder: folder);
        var store = site.Services.GetRequiredService<IBlobStore>();
        var photos = await site.WithDataAsync(data => data.Photos.Include(p => p.Blob).ToDictionaryAsync(p => $"{p.Id}", Cancel));
        foreach (var (number, id) in acknowledged)
        {
            var photo = photos[id];
            Assert.Equal((1, BlobState.Stored), (photo.Blob!.References, photo.Blob.State));
            Assert.Equal(Picture(number), await File.ReadAllBytesAsync(store.PathOf(photo.Sha256)!, Cancel));
        }

        // What was not acknowledged may be there too, but then whole.
        Assert.All(store.All(), sha256 => Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(store.PathOf(sha256)!)))));
        Assert.Equal(photos.Count, await site.WithDataAsync(data => data.Photos.Select(p => p.Sha256).Distinct().CountAsync(Cancel)));
    }

    static byte[] Picture(int number) => MadePhoto.Jpeg(number, padding: number % 10 * 20_000);
}
