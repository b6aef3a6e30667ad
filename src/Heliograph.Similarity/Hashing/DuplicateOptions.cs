namespace Heliograph.Similarity.Hashing;

/// <summary>What counts as a near duplicate.</summary>
public sealed record DuplicateOptions
{
    /// <summary>The largest distance of two duplicates: squared Euclidean, or one minus the cosine with that metric. Between whole
    /// vectors where the index keeps them, else between what the codes stand for.</summary>
    public float MaxDistance { get; init; } = float.PositiveInfinity;

    /// <summary>How many sub-codes two vectors of a cell have in common at least; 0 for three quarters of them.</summary>
    public int MinEqual { get; init; }

    /// <summary>Threads at most; 0 for one a processor. The result is the same.</summary>
    public int Threads { get; init; }
}

/// <summary>Two vectors that are all but the same.</summary>
/// <param name="First">The smaller id.</param>
/// <param name="Second">The larger id.</param>
/// <param name="Distance">How far they are apart.</param>
public readonly record struct DuplicatePair(long First, long Second, float Distance);
