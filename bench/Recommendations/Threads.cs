using System.Diagnostics;
using System.Globalization;

namespace Heliograph.Recommendations.Bench;

/// <summary>One thread and two, in turns. On a machine that does other work too the wall clock says little: the CPU time that
/// two threads need in all says what they cost each other.</summary>
static class Threads
{
    public static void Print()
    {
        var items = Community.Create(100_000, Rows.Groups, 5_800_000);
        for (int round = 0; round < 2; round++)
        {
            var (oneWall, oneCpu) = Measure(1);
            var (twoWall, twoCpu) = Measure(2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Y=1, one thread {oneWall:f1} s ({oneCpu:f1} s of CPU), two {twoWall:f1} s ({twoCpu:f1} s of CPU): {oneWall / twoWall:f2} times as fast, by CPU time {2 * oneCpu / twoCpu:f2}"));
        }

        (double Wall, double Cpu) Measure(int threads)
        {
            var clock = Stopwatch.StartNew();
            double cpu = Rows.Cpu(() => Rows.Run(items, minCommon: 1, threads));
            return (clock.Elapsed.TotalSeconds, cpu);
        }
    }
}
