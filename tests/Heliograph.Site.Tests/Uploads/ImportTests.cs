using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Uploads;

public sealed partial class ImportTests : IDisposable
{
    const int Interrupt = 2, Cancelled = 130;

    readonly string source = Directory.CreateTempSubdirectory("heliograph-import-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_is_imported_beside_a_serving_site_and_a_second_run_finds_it_there()
    {
        Directory.CreateDirectory(Path.Combine(source, "deep", "down"));
        await File.WriteAllBytesAsync(Path.Combine(source, "1.jpg"), MadePhoto.Jpeg(1), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(source, "deep", "down", "2.jpg"), MadePhoto.Jpeg(2), Cancel);
        await File.WriteAllTextAsync(Path.Combine(source, "notes.txt"), "no picture", Cancel);
        await using var site = await SiteProcess.StartAsync();
        await site.RunAsync(["user", "add", "ana", "--email", "ana@example.org", "--password-stdin"], "a lamp and a mirror");

        string[] import = ["import", source, "--album", "Kinds", "--public", "--json"];
        Assert.Equal((2, 0, 1), Counts(await site.RunAsync(import)));
        Assert.Equal((0, 2, 1), Counts(await site.RunAsync(import)));
    }

    [Fact]
    public async Task An_import_that_is_interrupted_says_so_and_a_second_run_goes_on()
    {
        const int files = 120;
        for (int i = 0; i < files; i++)
            await File.WriteAllBytesAsync(Path.Combine(source, $"{i}.jpg"), MadePhoto.Jpeg(i), Cancel);
        await using var site = await TestSite.CreateAsync();
        await Uploader.MakeAccountAsync(site, "ana");

        using var kept = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(site.Folder.Temporary);
        watcher.Created += (_, _) => kept.Release();
        watcher.EnableRaisingEvents = true;
        using (var import = Start(site, "--quiet"))
        {
            Assert.True(await kept.WaitAsync(TimeSpan.FromMinutes(1), Cancel), "The import does not begin.");
            _ = Kill(import.Id, Interrupt);
            await import.WaitForExitAsync(Cancel);
            Assert.Equal(Cancelled, import.ExitCode);
        }

        int first = await site.WithDataAsync(data => data.Photos.CountAsync(Cancel));
        Assert.InRange(first, 0, files - 1);
        using var second = Start(site, "--json");
        Assert.Equal((files - first, first, 0), Counts(await second.StandardOutput.ReadToEndAsync(Cancel)));
    }

    public void Dispose() => Directory.Delete(source, recursive: true);

    // Whoever runs the tests in the background has them ignore interrupts, and their children too.
    Process Start(TestSite site, string output) =>
        Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", Checkout.Heliograph, "import", source, "--data", site.Folder.Root, output]) { RedirectStandardOutput = true })!;

    static (int Added, int There, int Refused) Counts(string json)
    {
        using var result = JsonDocument.Parse(json);
        var root = result.RootElement;
        return (root.GetProperty("added").GetInt32(), root.GetProperty("there").GetInt32(), root.GetProperty("refused").GetArrayLength());
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
