using System.Diagnostics;
using System.Globalization;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Bench;

/// <summary>Top-100 cosine neighbours of 100,000 groups on one thread, beside as many random increments.</summary>
static class Rows
{
    public const int Groups = 100_000;

    public static void Print(int people, double draws)
    {
        var items = Community.Create(people, Groups, draws);
        var pairs = new AllPairs(items, new());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{people:n0} people, {Groups:n0} groups, {items.EntryCount:n0} joins, {pairs.Additions:e2} additions; memory after loading {Megabytes():n0} MB"));
        double increments = Cpu(() => Increments(pairs.Additions));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"as many random increments of an int32 table of {Groups:n0}: {increments:f1} s"));
        foreach (int minCommon in (int[])[1, 2])
        {
            double seconds = Cpu(() => Run(items, minCommon, threads: 1));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Y={minCommon}: {seconds:f1} s of CPU, {seconds / increments:f2} times the increments; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:n0} MB"));
        }
    }

    public static NeighbourLists Run(SparseMatrix items, int minCommon, int threads) =>
        new AllPairs(items, new() { MinCommon = minCommon }).Run(threads);

    static long Megabytes() => Process.GetCurrentProcess().WorkingSet64 >> 20;

    public static double Cpu(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    static void Increments(long count)
    {
        int[] table = new int[Groups];
        ulong state = 88_172_645_463_325_252;
        for (long i = 0; i < count; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            table[(int)((state >> 32) * Groups >> 32)]++;
        }
    }
}
