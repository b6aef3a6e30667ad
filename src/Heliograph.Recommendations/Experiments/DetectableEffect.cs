namespace Heliograph.Recommendations.Experiments;

/// <summary>What an experiment of a size can find out.</summary>
public static class DetectableEffect
{
    // Of the normal distribution at 0.8: four times in five, what is seen is not so many standard errors below the truth.
    const double PowerQuantile = 0.8416212335729143;

    /// <summary>The least rise of a rate that a <see cref="ConfidenceSequence.Difference"/> tells from none, four times in five.</summary>
    /// <param name="rate">Of the baseline, 0 to 1.</param>
    /// <param name="people">In each of the two variants, at least 1.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <returns>The rise, or null where not even a rise to 1 is told from none.</returns>
    public static double? Of(double rate, long people, double confidence)
    {
        if (rate is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), rate, null);
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        double bar = Math.Log(1 / (1 - confidence));
        bool IsFound(double rise)
        {
            double raised = rate + rise;
            double error = Math.Sqrt((rate * (1 - rate) + raised * (1 - raised)) / people);
            double seen = Math.Clamp(raised - PowerQuantile * error, 0, 1);
            var first = ((long)Math.Round(rate * people), people);
            var second = ((long)Math.Floor(seen * people), people);
            return second.Item1 > first.Item1 && ConfidenceSequence.LeastEvidence(first, second, 0) >= bar;
        }
        double low = 0, high = 1 - rate;
        if (high <= 0 || !IsFound(high)) return null;
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            if (IsFound(middle)) high = middle;
            else low = middle;
        }
        return high;
    }
}
