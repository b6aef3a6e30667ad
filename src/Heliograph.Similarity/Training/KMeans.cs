using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Training;

/// <summary>Lloyd's k-means. The result depends on points and seed, not on the number of threads.</summary>
/// <remarks>Seeding: Arthur and Vassilvitskii 2007, k-means++.</remarks>
sealed class KMeans
{
    const int BlockRows = 2048;
    const int SeedingRowsPerCentroid = 64;

    readonly float[] _points;
    readonly int _dimension;
    readonly int _k;
    readonly Blocks _blocks;
    readonly int[] _nearest;
    readonly float[] _distances;
    readonly float[] _centroids;

    KMeans(float[] points, int dimension, int k, Blocks blocks)
    {
        (_points, _dimension, _k, _blocks) = (points, dimension, k, blocks);
        _nearest = new int[points.Length / dimension];
        _distances = new float[_nearest.Length];
        _centroids = new float[k * dimension];
    }

    int Count => _nearest.Length;

    /// <param name="points">Shape [count, dimension].</param>
    /// <param name="dimension">Components of a point.</param>
    /// <param name="k">How many centroids; at most as many as points.</param>
    /// <param name="iterations">At most; it ends early where nothing changes.</param>
    /// <param name="seed">Which start.</param>
    /// <param name="blocks">Threads and cancellation.</param>
    /// <returns>Shape [k, dimension].</returns>
    public static float[] Train(float[] points, int dimension, int k, int iterations, int seed, Blocks blocks)
    {
        int count = points.Length / dimension;
        if (count < k) throw new SimilarityException(SimilarityFault.TooFew, "vectors", count, $"{k} clusters need at least as many vectors, and there are {count}.");
        var run = new KMeans(points, dimension, k, blocks);
        run.Seed(seed);
        int[] before = new int[count];
        for (int i = 0; i < iterations; i++)
        {
            run._nearest.CopyTo(before, 0);
            run.Assign();
            run.FillEmpty();
            if (i > 0 && before.AsSpan().SequenceEqual(run._nearest)) break;
            run.Update();
        }
        return run._centroids;
    }

    ReadOnlySpan<float> Point(int i) => _points.AsSpan(i * _dimension, _dimension);

    /// <summary>Each next centroid is a point drawn by its squared distance to those there are.</summary>
    void Seed(int seed)
    {
        var random = new Random(seed);
        int[] rows = Sampling.Numbers(Count, SeedingRowsPerCentroid * _k, seed);
        float[] nearest = new float[rows.Length];
        Array.Fill(nearest, float.PositiveInfinity);
        double[] sums = new double[(rows.Length + BlockRows - 1) / BlockRows];
        int chosen = random.Next(rows.Length);
        for (int k = 0; ; k++)
        {
            Point(rows[chosen]).CopyTo(_centroids.AsSpan(k * _dimension));
            if (k + 1 == _k) return;
            int centroid = k;
            _blocks.For(rows.Length, BlockRows, (first, length) =>
            {
                var to = _centroids.AsSpan(centroid * _dimension, _dimension);
                double sum = 0;
                for (int i = first; i < first + length; i++)
                    sum += nearest[i] = Math.Min(nearest[i], Distances.SquaredL2(Point(rows[i]), to));
                sums[first / BlockRows] = sum;
            });
            chosen = Draw(random, nearest, sums);
        }
    }

    static int Draw(Random random, float[] weights, double[] sums)
    {
        double left = random.NextDouble() * sums.Sum();
        int block = 0;
        while (block + 1 < sums.Length && left >= sums[block]) left -= sums[block++];
        int i = block * BlockRows;
        int last = Math.Min(i + BlockRows, weights.Length) - 1;
        while (i < last && left >= weights[i]) left -= weights[i++];
        return i;
    }

    void Assign()
    {
        var quantizer = new Quantizer(_centroids, _dimension);
        _blocks.For(Count, BlockRows, (first, length) => quantizer.Nearest(
            _points.AsSpan(first * _dimension, length * _dimension), _dimension, _nearest.AsSpan(first, length), _distances.AsSpan(first, length)));
    }

    /// <summary>An empty cluster takes the point that is farthest from its centroid and not alone there.</summary>
    void FillEmpty()
    {
        int[] sizes = new int[_k];
        foreach (int cluster in _nearest) sizes[cluster]++;
        for (int empty = Array.IndexOf(sizes, 0); empty >= 0; empty = Array.IndexOf(sizes, 0, empty))
        {
            int farthest = -1;
            for (int i = 0; i < Count; i++)
                if (sizes[_nearest[i]] > 1 && (farthest < 0 || _distances[i] > _distances[farthest])) farthest = i;
            sizes[_nearest[farthest]]--;
            (_nearest[farthest], _distances[farthest], sizes[empty]) = (empty, 0, 1);
        }
    }

    void Update()
    {
        var groups = new Grouping(_nearest, _k);
        _blocks.For(_k, 1, (cluster, _) =>
        {
            double[] sum = new double[_dimension];
            foreach (int i in groups[cluster])
            {
                var point = Point(i);
                for (int d = 0; d < point.Length; d++) sum[d] += point[d];
            }
            var centroid = _centroids.AsSpan(cluster * _dimension, _dimension);
            for (int d = 0; d < centroid.Length; d++) centroid[d] = (float)(sum[d] / groups[cluster].Length);
        });
    }
}
