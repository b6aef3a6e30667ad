using System.Diagnostics;
using System.Text.RegularExpressions;
using Heliograph.Site.Tests.Photos;

namespace Heliograph.Site.Tests.Uploads;

/// <summary>A killed process leaves the page cache as it was, so only the order of its system calls shows that an upload survives the loss of power.</summary>
public sealed partial class SystemCallTests
{
    const int Interrupt = 2;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_flushes_its_file_its_name_and_its_row_before_it_is_answered()
    {
        Programs.SkipUnless(Programs.Find("strace") is not null, "strace is not installed; on Debian: apt-get install strace.");
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        await using (var prepared = await TestSite.CreateAsync(folder: folder))
            await Uploader.MakeAccountAsync(prepared, "ana");

        string[] calls;
        await using (var site = await SiteProcess.StartAsync(data: folder))
        {
            using var ana = await Uploader.SignInAsync(site.Address, "ana");
            await ana.UploadAsync(MadePhoto.Jpeg(0), "first.jpg");
            calls = await TraceAsync(site, () => ana.UploadAsync(MadePhoto.Jpeg(1), "traced.jpg"));
        }

        AssertOrder(calls, folder);
        Directory.Delete(folder, recursive: true);
    }

    static void AssertOrder(string[] calls, string folder)
    {
        string tmp = Path.Combine(folder, "tmp"), blobs = Path.Combine(folder, "blobs");
        // Each step must have ended before the next begins.
        (string Step, Regex Pattern)[] steps =
        [
            ("the file is flushed", new($@"fsync\(\d+<{tmp}/blob-[^>]*>")),
            ("it gets its name", new($@"rename\(""{tmp}/blob-[^""]*"", ""{blobs}/../../\w+""")),
            ("the name is flushed", new($@"fsync\(\d+<{blobs}/../..>")),
            ("the row is flushed", new($@"f(data)?sync\(\d+<{folder}/heliograph\.db-wal>")),
            ("it is answered", new(@"(sendmsg|sendto|write|writev)\(.*HTTP/1\.1 200 OK")),
        ];
        int after = -1;
        foreach (var (step, pattern) in steps)
        {
            int begin = Array.FindIndex(calls, after + 1, pattern.IsMatch);
            Assert.True(begin >= 0, $"After line {after}, '{step}' does not come in:{Environment.NewLine}{string.Join(Environment.NewLine, calls)}");
            after = EndOf(calls, begin);
        }

        foreach (string parent in (string[])[$@"fsync\(\d+<{blobs}>", $@"fsync\(\d+<{blobs}/..>"])
            Assert.Contains(calls[..after], call => Regex.IsMatch(call, parent));
    }

    /// <summary>The line at which a call that another thread interrupts in the listing returns.</summary>
    static int EndOf(string[] calls, int begin)
    {
        if (!calls[begin].Contains("<unfinished ...>", StringComparison.Ordinal))
            return begin;
        string thread = calls[begin].Split(' ')[0];
        return Array.FindIndex(calls, begin + 1, call => call.StartsWith(thread + " ", StringComparison.Ordinal) && call.Contains("resumed>", StringComparison.Ordinal));
    }

    static async Task<string[]> TraceAsync(SiteProcess site, Func<Task> work)
    {
        string output = Path.Combine(Path.GetTempPath(), $"heliograph-strace-{Guid.NewGuid():n}");
        using var strace = Process.Start(new ProcessStartInfo("strace",
            ["-f", "-y", "-s", "80", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2,write,writev,sendto,sendmsg", "-o", output, "-p", $"{site.Id}"])
        {
            RedirectStandardError = true,
        })!;
        string said = await strace.StandardError.ReadLineAsync(Cancel) ?? "";
        Programs.SkipUnless(said.Contains("attached", StringComparison.Ordinal), $"strace may not attach here: {said}");
        var rest = strace.StandardError.ReadToEndAsync(Cancel);
        await work();
        _ = Kill(strace.Id, Interrupt);
        await strace.WaitForExitAsync(Cancel);
        await rest;
        string[] calls = await File.ReadAllLinesAsync(output, Cancel);
        File.Delete(output);
        return calls;
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
