namespace Heliograph.Similarity.Bench;

static class Cpu
{
    /// <summary>Seconds of the process's CPU time.</summary>
    public static double Seconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>Calls of <paramref name="work"/> per second of CPU time, after it was compiled: the best of five runs of at least so many seconds.</summary>
    public static double PerSecond(double calls, double seconds, Action work)
    {
        Seconds(work);
        Seconds(work);
        double best = 0;
        for (int run = 0; run < 5; run++)
        {
            double spent = 0;
            int rounds = 0;
            for (; spent < seconds; rounds++) spent += Seconds(work);
            best = Math.Max(best, calls * rounds / spent);
        }
        return best;
    }
}
