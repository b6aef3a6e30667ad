namespace Heliograph.Lepton.Model;

/// <summary>What a block leaves to the one below it, or to the one on its right.</summary>
struct Neighbour
{
    /// <summary>For each column (row) of the block: its dequantised coefficients weighed by the cosines at the shared edge.</summary>
    public EightInts Sums;

    /// <summary>The samples extrapolated to the shared edge.</summary>
    public EightShorts Edge;

    /// <summary>Number of inner coefficients that are not zero.</summary>
    public int InnerCount;
}
