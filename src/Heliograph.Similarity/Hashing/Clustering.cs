using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Hashing;

/// <summary>A collection in groups of its like, from its codes alone.</summary>
public static class Clustering
{
    const int MostSampled = 1 << 17;
    const int Iterations = 25;

    /// <summary>K-means over what the codes stand for. Learnt from at most 131,072 of them.</summary>
    /// <param name="index">What to cluster.</param>
    /// <param name="count">How many clusters.</param>
    /// <param name="seed">Which start.</param>
    /// <param name="threads">At most; 0 for one a processor. The result is the same.</param>
    /// <param name="cancel">Looked at between blocks.</param>
    /// <returns>Each id's cluster, by ascending ids.</returns>
    /// <exception cref="SimilarityException">There are fewer vectors than clusters.</exception>
    public static IReadOnlyList<(long Id, int Cluster)> Of(LivingIndex index, int count, int seed = 1, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Of(index.Model, index.Segments, count, seed, new(threads, cancel));
    }

    /// <inheritdoc cref="Of(LivingIndex, int, int, int, CancellationToken)"/>
    public static IReadOnlyList<(long Id, int Cluster)> Of(LopqIndex index, int count, int seed = 1, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Of(index.Model, index.Segments, count, seed, new(threads, cancel));
    }

    static (long, int)[] Of(LopqModel model, LiveSegment[] segments, int count, int seed, Blocks blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var rows = new LiveRows(model, segments);
        int[] byId = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort([.. rows.Ids], byId);
        int[] sample = [.. Sampling.Numbers(rows.Count, MostSampled, seed).Select(i => byId[i])];
        float[] centroids = KMeans.Train(Decode(model, rows, sample), model.ProjectedDimension, count, Iterations, seed, blocks);
        var quantizer = new Quantizer(centroids, model.ProjectedDimension);
        int[] clusters = new int[rows.Count];
        blocks.For(rows.Count, 1024, (first, length) =>
            quantizer.Nearest(Decode(model, rows, byId.AsSpan(first, length)), model.ProjectedDimension, clusters.AsSpan(first, length), []));
        GC.KeepAlive(segments);
        return [.. byId.Select((row, i) => (rows.Ids[row], clusters[i]))];
    }

    static float[] Decode(LopqModel model, LiveRows rows, ReadOnlySpan<int> which)
    {
        float[] vectors = new float[which.Length * model.ProjectedDimension];
        for (int i = 0; i < which.Length; i++)
            model.Codec.Decode(rows.Codes.Cells[which[i]], rows.Codes.Of(which[i]), vectors.AsSpan(i * model.ProjectedDimension, model.ProjectedDimension));
        return vectors;
    }
}
