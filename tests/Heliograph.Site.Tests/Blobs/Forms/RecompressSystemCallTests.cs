using System.Text.RegularExpressions;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Images;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Blobs.Forms;

public sealed class RecompressSystemCallTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_uncompressed_form_goes_after_the_other_was_flushed_read_back_and_named_and_its_row_flushed()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        await using var site = await TestSite.CreateAsync(folder: folder);
        string[] calls;
        string sha256;
        await using (var process = await SiteProcess.StartAsync(new Dictionary<string, string> { ["Storage:Recompress"] = "All", ["Jobs:PollSeconds"] = "1" }, folder))
        {
            // The first run has found nothing to do; this one comes when the other process asks for it.
            await UntilAsync(folder, "*", () => site.WithDataAsync(data => data.Jobs.AnyAsync(j => j.Kind == RecompressJob.Name && j.State == JobState.Waiting && j.FinishedAt != null, Cancel)));
            sha256 = (await site.AddPhotoAsync(MadePhoto.Jpeg(1), 96, 64)).Sha256;
            calls = await SystemCalls.TraceAsync(process, async () =>
            {
                var done = UntilAsync(Path.Combine(folder, "tmp"), $"form-{sha256}", () =>
                    Task.FromResult(Directory.EnumerateFiles(Path.Combine(folder, "blobs"), sha256 + ".lep", SearchOption.AllDirectories).Any()
                        && !Directory.EnumerateFiles(Path.Combine(folder, "tmp")).Any()));
                await using var scope = site.NewScope();
                long job = await site.WithDataAsync(data => data.Jobs.Where(j => j.Kind == RecompressJob.Name).Select(j => j.Id).SingleAsync(Cancel));
                await scope.ServiceProvider.GetRequiredService<JobQueue>().RunNowAsync(job, Cancel);
                await done;
            });
        }

        string tmp = Path.Combine(folder, "tmp"), place = $"{folder}/blobs/{sha256[..2]}/{sha256[2..4]}", packed = $"{tmp}/blob-[^>\"]*";
        SystemCalls.AssertOrder(calls,
        [
            ("the marker's name is flushed", new($@"fsync\(\d+<{tmp}>")),
            ("the packed file is flushed", new($@"fsync\(\d+<{packed}>")),
            ("it is read back", new($@"pread64\(\d+<{packed}>")),
            ("it gets its name", new($@"rename\(""{packed}"", ""{place}/{sha256}\.lep""")),
            ("the name is flushed", new($@"fsync\(\d+<{place}>")),
            ("the row is flushed", new($@"f(data)?sync\(\d+<{folder}/heliograph\.db-wal>")),
            ("the uncompressed form goes", new($@"unlink\(""{place}/{sha256}""")),
            ("the marker goes", new($@"unlink\(""{tmp}/form-{sha256}""")),
        ]);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Looks whenever a file changes.</summary>
    static async Task UntilAsync(string folder, string filter, Func<Task<bool>> holds)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(folder, filter) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.Deleted += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (!await holds())
            await changed.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }
}
