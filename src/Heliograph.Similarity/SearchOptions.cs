namespace Heliograph.Similarity;

/// <summary>How to search.</summary>
public sealed record SearchOptions
{
    /// <summary>How many neighbours, at least 1.</summary>
    public int Count { get; init; } = 10;

    /// <summary>How many candidates to look at at least: cells are visited whole, nearest first, until there were so many.
    /// With a filter only what passes it counts.</summary>
    public int Quota { get; init; } = 10_000;

    /// <summary>How many candidates to put into exact order by their whole vectors, where the index keeps them; 0 for ten times
    /// <see cref="Count"/>, at least 100.</summary>
    public int Rerank { get; init; }

    /// <summary>Which ids may be found; null for all. It is asked about every candidate and must be quick and safe to call from
    /// several threads.</summary>
    public Func<long, bool>? Where { get; init; }

    /// <summary>Which ids may be found, as a set; null for all.</summary>
    public IdBitmap? Among { get; init; }

    internal int CandidatesFor(RerankForm form) =>
        form == RerankForm.None ? Count : Math.Max(Count, Rerank > 0 ? Rerank : (int)Math.Min(int.MaxValue, Math.Max(100, 10L * Count)));
}
