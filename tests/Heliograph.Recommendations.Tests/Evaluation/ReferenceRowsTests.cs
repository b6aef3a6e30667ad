using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Tuning;

namespace Heliograph.Recommendations.Tests.Evaluation;

/// <summary>Figures that independent implementations reach on the Meetup memberships.</summary>
public sealed class ReferenceRowsTests
{
    static EvaluationReport Measure(Func<Interactions, Recommender> fit)
    {
        var (train, test) = Memberships.Meetup();
        return Evaluator.Evaluate(fit(train), train, test, new() { BootstrapSamples = 0 }, cancel: TestContext.Current.CancellationToken);
    }

    static ItemBased ByNeighbours(Interactions train, NeighbourOptions options) => new(new AllPairs(train.ByItem, options).Find());

    [Fact]
    public void Plain_cosine_is_within_five_thousandths_of_its_row()
    {
        var report = Measure(train => ByNeighbours(train, new()));
        Assert.Equal(0.608, report.Recall.Mean, 0.005);
        Assert.Equal(0.298, report.Ndcg.Mean, 0.005);
    }

    [Theory]
    [InlineData(Similarity.TfIdf, 0.2, 0.613, 0.298)]
    [InlineData(Similarity.Bm25, 0.75, 0.612, 0.302)]
    [InlineData(Similarity.Walk, 0.2, 0.595, 0.291)]
    public void Weighted_neighbours_are_near_their_rows(Similarity similarity, double b, double recall, double ndcg)
    {
        var report = Measure(train => ByNeighbours(train, new() { Similarity = similarity, B = b }));
        Assert.Equal(recall, report.Recall.Mean, 0.005);
        Assert.Equal(ndcg, report.Ndcg.Mean, 0.005);
    }

    [Fact]
    public void Popularity_and_ease_are_near_their_rows()
    {
        var popularity = Measure(train => new Popularity(train));
        Assert.Equal((0.314, 0.114), (popularity.Recall.Mean, popularity.Ndcg.Mean), Near);
        var ease = Measure(train => Ease.Fit(train, 50, TestContext.Current.CancellationToken));
        Assert.Equal((0.600, 0.307), (ease.Recall.Mean, ease.Ndcg.Mean), Near);
    }

    static bool Near((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 0.005 && Math.Abs(a.Item2 - b.Item2) < 0.005;

    [Fact]
    public void The_default_beats_them_and_shows_most_groups()
    {
        var report = Measure(train => Automatic.Fit(train, Automatic.Choose(train, cancel: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
        Assert.True(report.Recall.Mean >= 0.61, $"recall@20 is {report.Recall.Mean:f4}");
        Assert.True(report.Ndcg.Mean >= 0.30, $"nDCG@10 is {report.Ndcg.Mean:f4}");
        Assert.True(report.Coverage >= 0.9, $"coverage@20 is {report.Coverage:f3}");
    }
}
