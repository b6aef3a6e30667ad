using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Search;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Evaluation;

/// <summary>Brute force: what approximate search is held against, and what serves while there are too few vectors to train on.</summary>
public static class ExactNeighbours
{
    const int BlockRows = 256;
    const int BlockQueries = 64;

    /// <summary>Finds the true nearest vectors of each query; of two at the same distance the smaller number comes first.</summary>
    /// <param name="vectors">Where to search; read once for every 64 queries.</param>
    /// <param name="queries">Of the same dimension.</param>
    /// <param name="count">How many neighbours of each.</param>
    /// <param name="metric">What near means.</param>
    /// <param name="threads">At most; 0 for one a processor.</param>
    /// <param name="cancel">Looked at between blocks.</param>
    /// <returns>For each query the numbers of its neighbours, nearest first.</returns>
    public static int[][] Find(VectorSource vectors, VectorSource queries, int count, Metric metric = Metric.L2, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(queries);
        if (vectors.Dimension != queries.Dimension)
            throw new SimilarityException(SimilarityFault.WrongDimension, queries.Name, 0, $"Queries have {queries.Dimension} components, vectors {vectors.Dimension}.");
        int[][] found = new int[queries.Count][];
        new Blocks(threads, cancel).For(queries.Count, BlockQueries, (first, length) =>
        {
            float[] rows = new float[length * queries.Dimension];
            queries.Read(first, rows);
            var best = Scan(vectors, rows, length, count, metric);
            for (int i = 0; i < length; i++) found[first + i] = [.. best[i].Sorted().ToArray().Select(item => (int)item.Id)];
        });
        return found;
    }

    /// <summary>Finds the true nearest vectors of one query; of two at the same distance the smaller number comes first.</summary>
    /// <param name="vectors">Where to search; their numbers are the ids.</param>
    /// <param name="query">Of the same dimension.</param>
    /// <param name="count">How many neighbours.</param>
    /// <param name="metric">What near means.</param>
    /// <param name="where">Which numbers may be found; null for all.</param>
    /// <exception cref="SimilarityException">The dimension is another.</exception>
    public static Neighbour[] Search(VectorSource vectors, ReadOnlySpan<float> query, int count, Metric metric = Metric.L2, Func<long, bool>? where = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (vectors.Dimension != query.Length) throw new SimilarityException(SimilarityFault.WrongDimension, $"The query has {query.Length} components, vectors {vectors.Dimension}.");
        using var rows = Scratch.Rent<float>(BlockRows * query.Length);
        var best = new BestList();
        best.Clear(Math.Min(count, vectors.Count));
        float norm = MathF.Sqrt(Distances.Dot(query, query));
        for (int first = 0; first < vectors.Count; first += BlockRows)
        {
            var block = rows.Span[..(Math.Min(BlockRows, vectors.Count - first) * query.Length)];
            vectors.Read(first, block);
            for (int row = 0; row < block.Length / query.Length; row++)
                if (where is null || where(first + row))
                    best.Offer(new(Distance(block.Slice(row * query.Length, query.Length), query, norm, metric), first + row, 0, 0));
        }
        return [.. best.Sorted().ToArray().Select(item => new Neighbour(item.Id, item.Distance))];
    }

    static float Distance(ReadOnlySpan<float> vector, ReadOnlySpan<float> query, float norm, Metric metric)
    {
        if (metric == Metric.L2) return Distances.SquaredL2(vector, query);
        float product = Distances.Dot(vector, query);
        if (metric == Metric.InnerProduct) return -product;
        float norms = norm * MathF.Sqrt(Distances.Dot(vector, vector));
        return norms == 0 ? 1 : 1 - product / norms;
    }

    static BestList[] Scan(VectorSource vectors, float[] queries, int length, int count, Metric metric)
    {
        int dimension = vectors.Dimension;
        var best = new BestList[length];
        for (int i = 0; i < length; i++) (best[i] = new()).Clear(count);
        float[] rows = new float[BlockRows * dimension];
        float[] distances = new float[BlockRows * length];
        // Queries stand where a quantizer has centroids: ‖q‖² − 2·x·q, and ‖x‖² is added here.
        var toQueries = new Quantizer(queries, dimension);
        for (int first = 0; first < vectors.Count; first += BlockRows)
        {
            int chunk = Math.Min(BlockRows, vectors.Count - first);
            var block = rows.AsSpan(0, chunk * dimension);
            vectors.Read(first, block);
            toQueries.Scores(block, chunk, distances);
            for (int row = 0; row < chunk; row++)
            {
                var vector = block.Slice(row * dimension, dimension);
                float norm = Distances.Dot(vector, vector);
                for (int q = 0; q < length; q++)
                {
                    float score = distances[row * length + q];
                    float distance = metric switch
                    {
                        Metric.L2 => score + norm,
                        Metric.InnerProduct => (score - toQueries.Norms[q]) / 2,
                        _ => norm == 0 ? 0 : (score - toQueries.Norms[q]) / MathF.Sqrt(norm),
                    };
                    if (distance <= best[q].Bar) best[q].Offer(new(distance, first + row, 0, 0));
                }
            }
        }
        return best;
    }
}
