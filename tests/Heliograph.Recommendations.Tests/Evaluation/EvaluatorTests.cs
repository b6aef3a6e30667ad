using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Recommenders;

namespace Heliograph.Recommendations.Tests.Evaluation;

public sealed class EvaluatorTests
{
    [Fact]
    public void Figures_are_those_counted_by_hand()
    {
        var train = new Interactions(Matrices.Of([0, 1], [0, 1], [2], [3]));
        var test = Matrices.Of([2, 3], [], [0], []);
        int[][] lists = [[3, 2], [2, 3], [1, 3], [0, 1]];
        var report = Evaluator.Evaluate(lists, train, test, new() { Length = 2, NdcgLength = 1, BootstrapSamples = 200 });
        Assert.Equal(2, report.People);
        Assert.Equal(0.5, report.Recall.Mean);
        Assert.Equal(0.5, report.Ndcg.Mean);
        Assert.Equal(1, report.Coverage);
        Assert.Equal(0.75, report.Diversity, 1e-12);
        Assert.Equal((1 + 1 + 1 + 1 + 2 + 1 + 2 + 2) / 8.0 / (10 / 6.0), report.PopularityBias, 1e-12);
        Assert.Equal((0, 1), (report.Recall.Low, report.Recall.High));
    }

    [Fact]
    public void A_hit_further_down_gains_less()
    {
        Assert.Equal(1, RankingMetrics.Ndcg([5, 6, 7], [5, 6], 10), 1e-12);
        double gain = 1 / Math.Log2(3) + 1 / Math.Log2(4), best = 1 + 1 / Math.Log2(3);
        Assert.Equal(gain / best, RankingMetrics.Ndcg([4, 5, 6], [5, 6], 10), 1e-12);
    }

    [Fact]
    public void Coverage_is_of_items_somebody_has()
    {
        var train = new Interactions(Recommendations.Sparse.SparseMatrix.FromPairs(1, 9, [(0, 4)]));
        Assert.Equal(1, Catalogue.Coverage([[4, 7]], train));
    }

    [Fact]
    public void The_interval_holds_the_mean_of_what_was_drawn_from_as_often_as_it_says()
    {
        var random = new Random(11);
        int held = 0;
        for (int i = 0; i < 200; i++)
        {
            double[] values = [.. Enumerable.Range(0, 120).Select(_ => random.NextDouble())];
            var estimate = Estimate.Bootstrap(values, 300, 0.9, i);
            if (estimate.Low <= 0.5 && estimate.High >= 0.5) held++;
        }
        Assert.InRange(held, 165, 195);
    }

    [Fact]
    public void A_split_keeps_everything_once() => Matrices.Any.Holds(matrix =>
    {
        var split = Split.AtRandom(matrix, 0.3, 5);
        for (int person = 0; person < matrix.RowCount; person++)
        {
            Assert.Equal(matrix[person].ToArray(), split.Train[person].ToArray().Concat(split.Test[person].ToArray()).Order());
            Assert.Equal(matrix[person].Length > 1, split.Test[person].Length > 0);
            if (matrix[person].Length > 0) Assert.NotEmpty(split.Train[person].ToArray());
        }
    });

    [Fact]
    public void A_split_by_time_keeps_back_the_latest()
    {
        var split = Split.ByTime([(0, 1, 30), (0, 0, 10), (0, 2, 20), (0, 0, 99)], 1, 3, 0.4);
        Assert.Equal([0, 2], split.Train[0].ToArray());
        Assert.Equal([1], split.Test[0].ToArray());
    }

    [Fact]
    public void Recommenders_are_measured_by_their_lists()
    {
        var train = new Interactions(Matrices.Of([0, 1], [0], [1, 2]));
        var seen = new Reports();
        var report = Evaluator.Evaluate(new Popularity(train), train, Matrices.Of([2], [1], []), new() { Length = 1, NdcgLength = 1 }, seen, TestContext.Current.CancellationToken);
        Assert.Equal((2, 1.0), (report.People, report.Recall.Mean));
    }
}
