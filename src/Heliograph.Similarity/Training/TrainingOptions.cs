namespace Heliograph.Similarity.Training;

/// <summary>How to train a model.</summary>
public sealed record TrainingOptions
{
    /// <summary>V: coarse clusters of each half, 1 to 16384. There will be V² cells.</summary>
    public int Clusters { get; init; } = 16;

    /// <summary>M: sub-quantizers. A code has M · <see cref="Bits"/> / 8 bytes.</summary>
    public int Subquantizers { get; init; } = 8;

    /// <summary>8 or 4 bits for each sub-quantizer.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>Components that principal component analysis keeps; 0 for vectors as they are.</summary>
    public int ProjectTo { get; init; }

    /// <summary>What near means.</summary>
    public Metric Metric { get; init; }

    /// <summary>Which random choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads at most; 0 for one a processor. The model is the same.</summary>
    public int Threads { get; init; }

    /// <summary>Iterations of k-means at most.</summary>
    public int Iterations { get; init; } = 20;

    /// <summary>How many vectors to train on at most: a seeded sample, held in memory.</summary>
    public int SampleSize { get; init; } = 1 << 18;

    /// <summary>A file for what is found so far: the same training goes on there. It is deleted at the end.</summary>
    public string? ResumeFile { get; init; }
}

/// <summary>How far training is.</summary>
/// <param name="Step">What it does.</param>
/// <param name="Share">Of the whole, 0 to 1.</param>
public readonly record struct TrainingProgress(string Step, double Share);
