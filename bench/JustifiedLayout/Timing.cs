namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Milliseconds of one call: the middle of the samples and the least of them.</summary>
sealed record Timing(double Median, double Fastest);
