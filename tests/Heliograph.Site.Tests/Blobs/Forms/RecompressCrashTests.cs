using System.Security.Cryptography;
using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Images;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Blobs.Forms;

public sealed class RecompressCrashTests
{
    const int Originals = 200, Kills = 40;

    // An original takes about seven changes of files.
    const int MostChanges = 28;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Dictionary<string, string> Settings => new() { ["Storage:Recompress"] = "All", ["Storage:CpuShare"] = "0.2", ["Images:Premade"] = "" };

    [Fact]
    public async Task Killed_forty_times_during_two_hundred_recompressions_no_original_is_lost_and_no_form_is_left_over()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        var originals = new Dictionary<string, byte[]>();
        await using var beside = await TestSite.CreateAsync(folder: folder);
        for (int number = 0; number < Originals; number++)
        {
            byte[] bytes = MadePhoto.Jpeg(number, padding: number % 10 * 5_000);
            originals.Add((await beside.AddPhotoAsync(bytes, 96, 64)).Sha256, bytes);
        }

        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await beside.WithDataAsync(data => data.Blobs.ExecuteUpdateAsync(set => set.SetProperty(b => b.VerifiedAt, now), Cancel));

        var random = new Random(1);
        for (int kill = 0; kill < Kills; kill++)
        {
            using var changes = new Changes(folder, random.Next(1, MostChanges));
            await using var site = await SiteProcess.StartAsync(Settings, folder);
            await changes.Reached.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
            await site.KillAsync();
            await LetJobsRunAsync(beside);
            Assert.True(Recompressed(folder) < Originals, "All were done before the last kill.");
        }

        // A start that begins nothing new: what is left over now was left by the last kill, or by none of the starts before.
        await using (await SiteProcess.StartAsync(data: folder))
            await AssertAllThereAsync(beside, originals);

        await LetJobsRunAsync(beside);
        using (var rest = new Changes(folder, recompressed: Originals))
        {
            await using var last = await SiteProcess.StartAsync(Settings, folder);
            await rest.Reached.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
            Assert.Equal(0, await last.StopAsync());
        }

        await AssertAllThereAsync(beside, originals);
        Assert.Equal(Originals, Recompressed(folder));
        Directory.Delete(folder, recursive: true);
    }

    static int Recompressed(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "blobs"), "*.lep", SearchOption.AllDirectories).Count();

    /// <summary>As if the killed process's lease had run out.</summary>
    static Task<int> LetJobsRunAsync(TestSite site) => site.WithDataAsync(data => data.WriteAsync(token => data.Jobs
        .ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, JobState.Waiting)
            .SetProperty(j => j.NotBefore, j => j.Kind == RecompressJob.Name ? 0 : j.NotBefore)
            .SetProperty(j => j.Attempts, 0), token), Durability.Process, Cancel));

    static async Task AssertAllThereAsync(TestSite site, Dictionary<string, byte[]> originals)
    {
        Assert.Empty(Directory.EnumerateFiles(site.Folder.Temporary));
        var store = site.Services.GetRequiredService<IBlobStore>();
        var rows = await site.WithDataAsync(data => data.Blobs.AsNoTracking().ToDictionaryAsync(b => b.Sha256, Cancel));
        Assert.Equal(originals.Keys.Order(), rows.Keys.Order());
        foreach (var (sha256, bytes) in originals)
        {
            var row = rows[sha256];
            var expected = row.Form == BlobForm.Lepton ? new StoredForms(null, row.StoredBytes) : new StoredForms(bytes.Length, null);
            Assert.Equal((expected, BlobState.Stored, null), (store.FormsOf(sha256), row.State, row.Refusal));
            await using var original = store.OpenOriginal(sha256);
            Assert.Equal(sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(original, Cancel)));
        }
    }

    /// <summary>Waits for so many changes of files in <c>tmp/</c> and <c>blobs/</c>, or until nothing but recompressed originals is there.</summary>
    sealed class Changes : IDisposable
    {
        readonly FileSystemWatcher[] watchers;
        readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int left;

        public Changes(string folder, int count)
        {
            left = count;
            watchers = [Watch(Path.Combine(folder, "tmp"), Count), Watch(Path.Combine(folder, "blobs"), Count)];
        }

        public Changes(string folder, long recompressed)
        {
            string blobs = Path.Combine(folder, "blobs"), tmp = Path.Combine(folder, "tmp");
            void Look()
            {
                if (!Directory.EnumerateFiles(tmp).Any() && Directory.EnumerateFiles(blobs, "*.lep", SearchOption.AllDirectories).LongCount() == recompressed)
                    reached.TrySetResult();
            }

            watchers = [Watch(tmp, Look)];
        }

        public Task Reached => reached.Task;

        public void Dispose() => Array.ForEach(watchers, watcher => watcher.Dispose());

        void Count()
        {
            if (Interlocked.Decrement(ref left) == 0)
                reached.TrySetResult();
        }

        static FileSystemWatcher Watch(string folder, Action told)
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
            watcher.Created += (_, _) => told();
            watcher.Changed += (_, _) => told();
            watcher.Deleted += (_, _) => told();
            watcher.Renamed += (_, _) => told();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
    }
}
