using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Tuning;

namespace Heliograph.Recommendations.Tests.Tuning;

[Trait("Vectors", "None")]
public sealed class AutomaticTests
{
    static readonly Interactions s_interactions = new(Matrices.Skewed(rows: 300, columns: 60, pairs: 3000, seed: 12));

    static FusionChoice Choose(Interactions interactions, TuningOptions? options = null) =>
        Automatic.Choose(interactions, options, cancel: TestContext.Current.CancellationToken);

    [Fact]
    public void The_same_data_chooses_the_same() => Assert.Equal(Choose(s_interactions), Choose(s_interactions));

    [Fact]
    public void A_catalogue_too_large_for_ease_goes_without()
    {
        var choice = Choose(s_interactions, new() { MaxEaseItems = 50 });
        Assert.Null(choice.Regularisation);
        Assert.Equal(0, choice.EaseWeight);
    }

    [Fact]
    public void A_sample_of_people_is_enough_to_choose_by() => Assert.NotNull(Choose(s_interactions, new() { MaxTuningEntries = 1000 }));

    [Theory, InlineData(0), InlineData(1), InlineData(3)]
    public void A_community_too_small_to_choose_by_is_served_all_the_same(int people)
    {
        var interactions = new Interactions(Recommendations.Sparse.SparseMatrix.FromPairs(people, 4, Enumerable.Range(0, people).Select(person => (person, person))));
        var recommender = Automatic.Fit(interactions, Choose(interactions), TestContext.Current.CancellationToken);
        Assert.Equal(3, recommender.Top(new([0]), 9).Length);
    }

    [Fact]
    public void Whoever_shares_nothing_with_anybody_gets_what_is_popular()
    {
        var interactions = new Interactions(Matrices.Of([0, 1], [0, 1], [0, 2], [3]));
        var recommender = Automatic.Fit(interactions, Choose(interactions), TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, 2], recommender.Top(new([3]), 3).Select(scored => scored.Item));
    }

    [Fact]
    public void Choosing_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Automatic.Choose(s_interactions, cancel: new CancellationToken(canceled: true)));
}
