using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Evaluation;

public sealed class EvaluationTests
{
    static readonly VectorSet s_points = Clouds.Of(700, 9);
    static readonly VectorSet s_queries = Clouds.Of(70, 9, seed: 4);

    [Theory, InlineData(Metric.L2), InlineData(Metric.InnerProduct), InlineData(Metric.Cosine)]
    public void Brute_force_finds_what_sorting_in_double_precision_finds(Metric metric)
    {
        int[][] found = ExactNeighbours.Find(s_points, s_queries, 5, metric, threads: 2);
        for (int q = 0; q < s_queries.Count; q++)
        {
            var expected = Enumerable.Range(0, s_points.Count).OrderBy(i => Distance(s_points[i].ToArray(), s_queries[q].ToArray(), metric)).ToArray();
            Assert.Equal(expected[..5], found[q]);
            var single = ExactNeighbours.Search(s_points, s_queries[q], 5, metric);
            Assert.Equal(expected[..5], single.Select(n => (int)n.Id));
            Assert.Equal(Distance(s_points[expected[0]].ToArray(), s_queries[q].ToArray(), metric), single[0].Distance, 1e-3);
            Assert.Equal(expected.Where(id => id % 7 == 2).Take(5), ExactNeighbours.Search(s_points, s_queries[q], 5, metric, id => id % 7 == 2).Select(n => (int)n.Id));
        }
    }

    static double Distance(float[] a, float[] b, Metric metric)
    {
        double product = a.Zip(b, (x, y) => (double)x * y).Sum();
        return metric switch
        {
            Metric.L2 => a.Zip(b, (x, y) => Math.Pow((double)x - y, 2)).Sum(),
            Metric.InnerProduct => -product,
            _ => 1 - product / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x)),
        };
    }

    [Fact]
    public void Recall_counts_what_was_found()
    {
        int[][] truth = [[1, 2, 3], [4, 5, 6]];
        int[][] found = [[2, 1, 9], [7, 8, 4]];
        Assert.Equal(0, Recall.OfNearest(found, truth, 1));
        Assert.Equal(0.5, Recall.OfNearest(found, truth, 2));
        Assert.Equal(1, Recall.OfNearest(found, truth, 3));
        Assert.Equal(0.5, Recall.OfFirst(found, truth, 2));
        Assert.Equal(0.5, Recall.OfFirst(found, truth, 3), 1e-9);
        Assert.Throws<ArgumentException>(() => Recall.OfFirst(found, truth[..1], 1));
    }

    [Fact]
    public void Occupancy_says_how_uneven_cells_are()
    {
        var model = LopqModel.Train(Clouds.Of(300, 8), new() { Clusters = 3, Subquantizers = 4, Bits = 4, Iterations = 2 });
        using var index = LopqIndex.Build(model, new VectorSet([.. Enumerable.Repeat(1f, 50 * 8)], 8));
        Assert.Equal(new(9, 1, 50, 9), index.Occupancy());
    }
}
