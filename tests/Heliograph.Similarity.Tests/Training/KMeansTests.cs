using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Training;

namespace Heliograph.Similarity.Tests.Training;

public sealed class KMeansTests
{
    static float[] Run(float[] points, int dimension, int k, int threads = 1) => KMeans.Train(points, dimension, k, 20, seed: 3, new Blocks(threads, default));

    [Fact]
    public void Four_corners_are_found()
    {
        float[] points = [0, 0, 0, 1, 10, 0, 10, 1, 0, 10, 0, 11, 10, 10, 10, 11];
        float[] centroids = Run(points, 2, 4);
        Assert.Equal(["0 0.5", "0 10.5", "10 0.5", "10 10.5"], centroids.Chunk(2).Select(c => FormattableString.Invariant($"{c[0]} {c[1]}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_cluster_stays_empty_though_points_repeat()
    {
        // Three places for six clusters that all want a point of their own.
        float[] points = [.. Enumerable.Range(0, 60).Select(i => (float)(i % 3))];
        float[] centroids = Run(points, 1, 6);
        Assert.All(centroids, c => Assert.InRange(c, 0, 2));
        Assert.Equal([0f, 1f, 2f], centroids.Distinct().Order());
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var points = Clouds.Of(5000, 8).Values.ToArray();
        Assert.Equal(Run(points, 8, 30, threads: 1), Run(points, 8, 30, threads: 4));
    }

    [Fact]
    public void Fewer_points_than_clusters_are_refused() =>
        Assert.Equal(SimilarityFault.TooFew, Assert.Throws<SimilarityException>(() => Run([1, 2, 3], 1, 4)).Fault);
}
