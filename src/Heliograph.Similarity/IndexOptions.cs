namespace Heliograph.Similarity;

/// <summary>How to build an index.</summary>
public sealed record IndexOptions
{
    /// <summary>Whether and how whole vectors are kept beside their codes.</summary>
    public RerankForm Rerank { get; init; }

    /// <summary>An id for each vector, none negative and none twice; null numbers them from 0. Ids below 2³² take four bytes each, others eight.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>Threads at most; 0 for one a processor. The index is the same.</summary>
    public int Threads { get; init; }
}
