using System.Diagnostics;

namespace Heliograph.Lepton.Bench;

/// <summary>The most memory that one file takes, in a process of its own.</summary>
static class Memory
{
    /// <returns>Megabytes beyond those of a process that does nothing.</returns>
    public static double Peak(string verb, string file) => (Measure(verb, file) - Measure("nothing", file)) / 1e6;

    static long Measure(string verb, string file)
    {
        // A process that has ended tells only the most of all: so each is watched by one of its own.
        using var watcher = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["watch", verb, file]) { RedirectStandardOutput = true })!;
        return long.Parse(watcher.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public static void Watch(string verb, string file)
    {
        using (var process = Process.Start(Environment.ProcessPath!, [verb, file])) process.WaitForExit();
        Console.Write(CpuTime.PeakOfChildren);
    }
}
