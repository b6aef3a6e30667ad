using Heliograph.Recommendations.Evaluation;

namespace Heliograph.Recommendations.Experiments;

/// <summary>Intervals that hold the truth at all times together with the stated confidence: one may look daily, and stop when one likes.</summary>
public static class ConfidenceSequence
{
    const int Halvings = 60;

    /// <summary>The rates that too little speaks against.</summary>
    /// <param name="successes">0 to trials.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static Estimate Rate(long successes, long trials, double confidence)
    {
        Check(successes, trials, confidence);
        if (trials == 0) return new(double.NaN, 0, 1);
        double bar = Math.Log(1 / (1 - confidence)), mean = (double)successes / trials;
        bool IsOut(double p) => BetaMartingale.LogEvidence(successes, trials, p) >= bar;
        return new(mean, Edge(mean, 0, IsOut), Edge(mean, 1, IsOut));
    }

    /// <summary>The differences second − first that too little speaks against: some pair of rates so far apart explains both.</summary>
    /// <remarks>The product of both variants' martingales is one; the interval is what its confidence set casts on the difference.</remarks>
    /// <param name="first">Successes and trials.</param>
    /// <param name="second">Successes and trials.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static Estimate Difference((long Successes, long Trials) first, (long Successes, long Trials) second, double confidence)
    {
        Check(first.Successes, first.Trials, confidence);
        Check(second.Successes, second.Trials, confidence);
        if (first.Trials == 0 || second.Trials == 0) return new(double.NaN, -1, 1);
        double bar = Math.Log(1 / (1 - confidence));
        double mean = (double)second.Successes / second.Trials - (double)first.Successes / first.Trials;
        bool IsOut(double difference) => LeastEvidence(first, second, difference) >= bar;
        return new(mean, Edge(mean, -1, IsOut), Edge(mean, 1, IsOut));
    }

    /// <summary>ln of the evidence against the pair of rates so far apart that explains best; the evidence is convex in the pair.</summary>
    internal static double LeastEvidence((long Successes, long Trials) first, (long Successes, long Trials) second, double difference)
    {
        double At(double p) => BetaMartingale.LogEvidence(first.Successes, first.Trials, p)
            + BetaMartingale.LogEvidence(second.Successes, second.Trials, Math.Clamp(p + difference, 0, 1));
        double low = Math.Max(0, -difference), high = Math.Min(1, 1 - difference);
        for (int i = 0; i < 2 * Halvings && high - low > 1e-15; i++)
        {
            double a = low + (high - low) / 3, b = high - (high - low) / 3;
            if (At(a) <= At(b)) high = b;
            else low = a;
        }
        return At((low + high) / 2);
    }

    /// <summary>Where, from the middle outwards, what is in ends.</summary>
    static double Edge(double inside, double end, Func<double, bool> isOut)
    {
        if (!isOut(end)) return end;
        double outside = end;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (inside + outside) / 2;
            if (isOut(middle)) outside = middle;
            else inside = middle;
        }
        // The wider side of what is left.
        return outside;
    }

    static void Check(long successes, long trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (confidence is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null);
    }
}
