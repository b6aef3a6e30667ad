namespace Heliograph.Recommendations.Tuning;

/// <summary>What choosing may cost.</summary>
public sealed record TuningOptions
{
    /// <summary>Largest catalogue that EASE is fitted to: its memory grows with the square, its time with the cube.</summary>
    public int MaxEaseItems { get; init; } = 6000;

    /// <summary>Choices are made on a sample of people who have about so many items together.</summary>
    public int MaxTuningEntries { get; init; } = 1_000_000;

    /// <summary>Of cuts and samples.</summary>
    public int Seed { get; init; } = 1;
}
