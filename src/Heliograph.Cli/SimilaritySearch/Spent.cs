using System.Diagnostics;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>What a piece of work took.</summary>
readonly record struct Spent(double CpuSeconds, double WallSeconds)
{
    public static Spent By(Action work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        work();
        return new((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, clock.Elapsed.TotalSeconds);
    }
}
