namespace Heliograph.Recommendations.Evaluation;

/// <summary>What is measured.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Length of the lists: k of recall, coverage, diversity and bias.</summary>
    public int Length { get; init; } = 20;

    /// <summary>k of nDCG, at most <see cref="Length"/>.</summary>
    public int NdcgLength { get; init; } = 10;

    /// <summary>Samples of the bootstrap; 0 for no intervals.</summary>
    public int BootstrapSamples { get; init; } = 1000;

    /// <summary>Confidence of intervals.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the bootstrap.</summary>
    public int Seed { get; init; } = 1;
}
