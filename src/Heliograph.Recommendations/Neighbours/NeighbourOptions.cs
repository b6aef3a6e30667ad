namespace Heliograph.Recommendations.Neighbours;

/// <summary>Which neighbours to find.</summary>
public sealed record NeighbourOptions
{
    /// <summary>How alike two items are.</summary>
    public Similarity Similarity { get; init; } = Similarity.Cosine;

    /// <summary>Neighbours to keep of each item, at least 1.</summary>
    public int Count { get; init; } = 100;

    /// <summary>Features that two neighbours have in common at least (Y), at least 1.</summary>
    public int MinCommon { get; init; } = 1;

    /// <summary>Features an item has at least (X) to have, and to be, a neighbour.</summary>
    public int MinSize { get; init; } = 1;

    /// <summary>Added to the denominator: damps what few features support, softly where <see cref="MinCommon"/> cuts off. 0 for none.</summary>
    public double Shrinkage { get; init; }

    /// <summary>k₁ of BM25, at least 0.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>b of BM25, 0 to 1: how much long rows are held against them.</summary>
    public double B { get; init; } = 0.2;

    /// <summary>α of a walk, at least 0: the power that its steps' probabilities are raised to.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>β of a walk, at least 0: how much the goal's popularity is held against it.</summary>
    public double Beta { get; init; }

    internal NeighbourOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinCommon, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MinSize);
        ThrowUnless(Shrinkage is >= 0 and < double.PositiveInfinity, nameof(Shrinkage), Shrinkage);
        ThrowUnless(K1 is >= 0 and < double.PositiveInfinity, nameof(K1), K1);
        ThrowUnless(B is >= 0 and <= 1, nameof(B), B);
        ThrowUnless(Alpha is >= 0 and <= 10, nameof(Alpha), Alpha);
        ThrowUnless(Beta is >= 0 and <= 10, nameof(Beta), Beta);
        if (!Enum.IsDefined(Similarity)) throw new ArgumentOutOfRangeException(nameof(Similarity), Similarity, null);
        return this;
    }

    static void ThrowUnless(bool isSound, string name, double value)
    {
        if (!isSound) throw new ArgumentOutOfRangeException(name, value, null);
    }
}
