using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Serving;
using Heliograph.Recommendations.Tuning;

namespace Heliograph.Recommendations.Tests.Serving;

[Trait("Vectors", "None")]
public sealed class DiversityTests
{
    /// <summary>The figures in docs/recommendations.md are this test's.</summary>
    [Fact]
    public void Lists_become_more_diverse_at_little_loss()
    {
        var (train, test) = Memberships.Meetup();
        var cancel = TestContext.Current.CancellationToken;
        var recommender = Automatic.Fit(train, Automatic.Choose(train, cancel: cancel), cancel);
        var likeness = new AllPairs(train.ByItem, new()).Find();
        var policy = new ServingPolicy();
        var options = new EvaluationOptions { BootstrapSamples = 0 };

        var pools = Enumerable.Range(0, train.PersonCount).Select(person => recommender.Top(new(train.ByPerson[person]), 100)).ToArray();
        var before = Evaluator.Evaluate([.. pools.Select(pool => pool.Take(20).Select(scored => scored.Item).ToArray())], train, test, options);
        EvaluationReport At(double tradeOff)
        {
            var choice = new MarginalRelevance(likeness, tradeOff);
            return Evaluator.Evaluate(
                [.. pools.Select((pool, person) => choice.Choose(
                    [.. pool.Select(scored => (scored.Item, (double)scored.Score))], 20, train.ByPerson[person].ToArray(), policy.InterestSimilarity))],
                train, test, options);
        }
        foreach (double tradeOff in (double[])[0.1, 0.2, 0.3, 0.4, 0.5])
        {
            var at = At(tradeOff);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"t = {tradeOff}: diversity {at.Diversity:f4} (+{at.Diversity - before.Diversity:f4}), recall {at.Recall.Mean:f4} ({at.Recall.Mean / before.Recall.Mean - 1:p1})");
        }
        var after = At(policy.Diversity);
        Assert.True(after.Diversity >= before.Diversity + 0.015, $"diversity goes from {before.Diversity:f4} to {after.Diversity:f4}");
        Assert.True(after.Recall.Mean >= 0.95 * before.Recall.Mean, $"recall goes from {before.Recall.Mean:f4} to {after.Recall.Mean:f4}");
    }
}
