namespace Heliograph.Similarity.Evaluation;

/// <summary>How much of the truth a search found.</summary>
public static class Recall
{
    /// <summary>The share of queries whose true nearest vector is among the first <paramref name="rank"/> found: 1-recall@rank.</summary>
    /// <param name="found">For each query what was found, nearest first.</param>
    /// <param name="truth">For each query its true neighbours, nearest first.</param>
    /// <param name="rank">How many of the found to look at.</param>
    public static double OfNearest(IReadOnlyList<int[]> found, IReadOnlyList<int[]> truth, int rank)
    {
        Check(found, truth);
        return Enumerable.Range(0, found.Count).Average(i => found[i].AsSpan(0, Math.Min(rank, found[i].Length)).Contains(truth[i][0]) ? 1.0 : 0);
    }

    /// <summary>The share of the <paramref name="k"/> true nearest that are among the first k found: k-recall@k.</summary>
    /// <inheritdoc cref="OfNearest(IReadOnlyList{int[]}, IReadOnlyList{int[]}, int)"/>
    /// <param name="found">For each query what was found, nearest first.</param>
    /// <param name="truth">For each query its true neighbours, nearest first.</param>
    /// <param name="k">How many of both to look at.</param>
    public static double OfFirst(IReadOnlyList<int[]> found, IReadOnlyList<int[]> truth, int k)
    {
        Check(found, truth);
        return Enumerable.Range(0, found.Count).Average(i => (double)found[i].Take(k).Intersect(truth[i].Take(k)).Count() / k);
    }

    static void Check(IReadOnlyList<int[]> found, IReadOnlyList<int[]> truth)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(truth);
        if (found.Count != truth.Count) throw new ArgumentException($"There are answers to {found.Count} queries, and the truth about {truth.Count}.", nameof(truth));
    }
}
