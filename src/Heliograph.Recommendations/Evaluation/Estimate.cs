namespace Heliograph.Recommendations.Evaluation;

/// <summary>A mean over people and the interval that it lies in with some confidence.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Estimate(double Mean, double Low, double High)
{
    /// <summary>The percentile bootstrap (Efron 1979): people are drawn again and again with replacement.</summary>
    internal static Estimate Bootstrap(ReadOnlySpan<double> values, int samples, double confidence, int seed)
    {
        if (values.IsEmpty) return new(double.NaN, double.NaN, double.NaN);
        var random = new Random(seed);
        double[] means = new double[samples];
        foreach (ref double mean in means.AsSpan())
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++) sum += values[random.Next(values.Length)];
            mean = sum / values.Length;
        }
        Array.Sort(means);
        double all = 0;
        foreach (double value in values) all += value;
        double tail = (1 - confidence) / 2;
        double At(double quantile) => samples == 0 ? double.NaN : means[Math.Clamp((int)(quantile * samples), 0, samples - 1)];
        return new(all / values.Length, At(tail), At(1 - tail));
    }
}
