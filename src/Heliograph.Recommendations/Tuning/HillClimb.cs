namespace Heliograph.Recommendations.Tuning;

/// <summary>Finds a good value of an ordered few: from where it starts, in whichever direction it gets better, until it does not.</summary>
static class HillClimb
{
    public static double Best(ReadOnlySpan<double> values, double start, Func<double, double> worth)
    {
        int at = values.IndexOf(start);
        double best = worth(start);
        foreach (int step in (ReadOnlySpan<int>)[1, -1])
        {
            int from = at;
            while (at + step >= 0 && at + step < values.Length && worth(values[at + step]) is var next && next > best) (at, best) = (at + step, next);
            if (at != from) break;
        }
        return values[at];
    }
}
