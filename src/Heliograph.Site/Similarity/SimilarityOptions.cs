using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Similarity;

/// <summary>Section <c>Similarity</c>.</summary>
public sealed record SimilarityOptions
{
    /// <summary>The name, in its description, of the network by which content is compared; null: the first in <c>models/</c>.</summary>
    public string? Network { get; init; }

    /// <summary>From so many photos on an index is trained; below, all are compared.</summary>
    [Range(1_000, 100_000_000)]
    public int IndexFrom { get; init; } = 20_000;

    /// <summary>Share of a core that looking at photos which were there before may take.</summary>
    [Range(0.01, 1)]
    public double CpuShare { get; init; } = 0.5;
}
