using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Heliograph.Site.Tests;

/// <summary>What a site asks of the kernel, and in which order: all that shows what would survive the loss of power.</summary>
static partial class SystemCalls
{
    const int Interrupt = 2;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>The calls that the site made while <paramref name="work"/> ran, a line each.</returns>
    public static async Task<string[]> TraceAsync(SiteProcess site, Func<Task> work)
    {
        Programs.SkipUnless(Programs.Find("strace") is not null, "strace is not installed; on Debian: apt-get install strace.");
        string output = Path.Combine(Path.GetTempPath(), $"heliograph-strace-{Guid.NewGuid():n}");
        using var strace = Process.Start(new ProcessStartInfo("strace",
            ["-f", "-y", "-s", "80", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,write,writev,sendto,sendmsg,pread64", "-o", output, "-p", $"{site.Id}"])
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

    /// <summary>Each step must have ended before the next begins.</summary>
    /// <returns>The line at which the last of them ended.</returns>
    public static int AssertOrder(string[] calls, (string Step, Regex Pattern)[] steps)
    {
        int after = -1;
        foreach (var (step, pattern) in steps)
        {
            int begin = Array.FindIndex(calls, after + 1, pattern.IsMatch);
            Assert.True(begin >= 0, $"After line {after}, '{step}' does not come in:{Environment.NewLine}{string.Join(Environment.NewLine, calls)}");
            after = EndOf(calls, begin);
        }

        return after;
    }

    /// <summary>The line at which a call that another thread interrupts in the listing returns.</summary>
    static int EndOf(string[] calls, int begin)
    {
        if (!calls[begin].Contains("<unfinished ...>", StringComparison.Ordinal))
            return begin;
        string thread = calls[begin].Split(' ')[0];
        return Array.FindIndex(calls, begin + 1, call => call.StartsWith(thread + " ", StringComparison.Ordinal) && call.Contains("resumed>", StringComparison.Ordinal));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
