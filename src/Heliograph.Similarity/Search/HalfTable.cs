namespace Heliograph.Similarity.Search;

/// <summary>What a query has to know of one cluster of one half: distances to all sub-centroids there.</summary>
unsafe struct HalfTable
{
    /// <summary>Shape [M/2, 2^bits]: a code's distance is <see cref="Constant"/> and one entry for each sub-code.</summary>
    public float* Distances;

    /// <summary>The same in whole steps above the least entry of each row, rounded down and capped.</summary>
    public byte* Steps;

    public float Constant;

    /// <summary>The sum of the least entries of all rows.</summary>
    public float Least;
}
