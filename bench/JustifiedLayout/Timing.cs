namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Milliseconds of one call: the middle of the samples and the least of them.</summary>
sealed record Timing(double Median, double Fastest)
{
    /// <summary>Over rounds that took turns with other measurements.</summary>
    public static Timing Of(IEnumerable<Timing> rounds)
    {
        var medians = rounds.Select(round => round.Median).Order().ToArray();
        return new(medians[medians.Length / 2], rounds.Min(round => round.Fastest));
    }
}
