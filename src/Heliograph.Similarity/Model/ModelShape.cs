namespace Heliograph.Similarity.Model;

/// <summary>The numbers that fix how large everything in a model is.</summary>
/// <param name="InputDimension">Components of the vectors that come in.</param>
/// <param name="Dimension">D, components after the projection; even, and a multiple of M.</param>
/// <param name="Clusters">V, coarse clusters of each half.</param>
/// <param name="Subquantizers">M; a multiple of 2, of 4 with 4 bits.</param>
/// <param name="Bits">8 or 4: bits of a sub-code.</param>
/// <param name="Metric">What near means.</param>
readonly record struct ModelShape(int InputDimension, int Dimension, int Clusters, int Subquantizers, int Bits, Metric Metric)
{
    /// <summary>Largest V: cells are numbered by int32 and their offsets are held in memory.</summary>
    public const int MostClusters = 1 << 14;

    /// <summary>Largest dimension: what is made for a model is bounded by it.</summary>
    public const int MostComponents = 1 << 16;

    public int HalfDimension => Dimension / 2;

    public int Centroids => 1 << Bits;

    public int SubDimension => Dimension / Subquantizers;

    public int SubquantizersPerHalf => Subquantizers / 2;

    public int CodeBytes => Subquantizers * Bits / 8;

    public int Cells => Clusters * Clusters;

    /// <summary>What does not fit, in a sentence, or null.</summary>
    public string? Contradiction()
    {
        if (InputDimension is < 1 or > MostComponents) return $"Vectors have 1 to {MostComponents} components, not {InputDimension}.";
        if (Dimension < 2 || Dimension % 2 != 0) return $"{Dimension} components cannot be split into two halves; reduce them to an even number.";
        if (Bits is not (4 or 8)) return $"Sub-codes have 4 or 8 bits, not {Bits}.";
        if (Subquantizers < 2 || Subquantizers > MostComponents || Subquantizers % (Bits == 4 ? 4 : 2) != 0) return $"{Subquantizers} sub-quantizers of {Bits} bits cannot be split over two halves: take a multiple of {(Bits == 4 ? 4 : 2)}.";
        if (Dimension % Subquantizers != 0) return $"{Dimension} components cannot be split over {Subquantizers} sub-quantizers.";
        if (Clusters is < 1 or > MostClusters) return $"There are 1 to {MostClusters} clusters a half, not {Clusters}.";
        return Dimension > InputDimension ? $"{InputDimension} components cannot be projected to {Dimension}." : null;
    }
}
