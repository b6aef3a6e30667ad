using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Recommenders;

namespace Heliograph.Recommendations.Tests.Recommenders;

public sealed class RecommenderTests
{
    // Groups 0 and 1 share people, as do 2 and 3; group 4 has one with each.
    static readonly Interactions s_interactions = new(Matrices.Of([0, 1], [0, 1], [0, 1, 4], [2, 3], [2, 3, 4], [2]));

    static ItemBased Cosine => new(new AllPairs(s_interactions.ByItem, new()).Find());

    static int[] Items(ScoredItem[] scored) => [.. scored.Select(s => s.Item)];

    [Fact]
    public void What_comes_with_what_one_has_comes_first() => Assert.Equal([1, 4], Items(Cosine.Top(new([0]), 2)));

    [Fact]
    public void A_join_changes_the_next_answer() => Assert.Equal([3, 4, 1], Items(Cosine.Top(new([0, 2]), 3).OrderBy(s => s.Item == 1).ToArray()));

    [Fact]
    public void What_was_turned_down_takes_its_neighbours_down()
    {
        var without = Cosine.Top(new([4]), 4);
        var with = Cosine.Top(new([4], [2]), 4);
        float Of(ScoredItem[] list, int item) => list.Single(s => s.Item == item).Score;
        Assert.DoesNotContain(2, Items(with));
        Assert.True(Of(with, 3) < Of(without, 3));
        Assert.Equal(Of(without, 0), Of(with, 0));
    }

    [Fact]
    public void A_leaning_counts_as_its_share_of_a_join_and_may_be_recommended_itself()
    {
        float Of(Taste taste, int item) => Cosine.Top(taste, 5).Single(s => s.Item == item).Score;
        Assert.Equal(0.25f * Of(new([2]), 3), Of(new([], [], [new(2, 0.25f)]), 3), 1e-6f);
        Assert.Contains(2, Items(Cosine.Top(new([3], [], [new(2, 0.25f)]), 5)));
        float[] joined = new float[5], leaning = new float[5];
        var ease = Ease.Fit(s_interactions, 1, TestContext.Current.CancellationToken);
        ease.Score(new([1]), joined);
        ease.Score(new([], [], [new(1, 0.5f)]), leaning);
        Assert.Equal(joined.Select(score => score / 2), leaning);
    }

    [Fact]
    public void Exactly_n_come_while_there_are_n() => Matrices.Any.Holds(byPerson =>
    {
        var interactions = new Interactions(byPerson);
        var recommender = new ItemBased(new AllPairs(interactions.ByItem, new()).Find());
        for (int person = 0; person < byPerson.RowCount; person++)
            foreach (int n in (int[])[0, 1, 5, 1000])
            {
                var list = Items(recommender.Top(new(byPerson[person]), n));
                Assert.Equal(Math.Min(n, interactions.ItemCount - byPerson[person].Length), list.Length);
                Assert.Empty(list.Intersect(byPerson[person].ToArray()));
                Assert.Equal(list.Length, list.Distinct().Count());
            }
    }, iter: 20);

    [Fact]
    public void Popular_is_what_most_have() => Assert.Equal([0, 1, 2, 3, 4], Items(new Popularity(s_interactions).Top(default, 9)));

    [Fact]
    public void Ease_solves_its_own_equation()
    {
        // λB = (G + λI)-stationarity off the diagonal: (XᵀX(I − B) − λB) is diagonal where B is the optimum.
        var interactions = new Interactions(Matrices.Skewed(rows: 300, columns: 131, pairs: 3000, seed: 6));
        int n = interactions.ItemCount;
        const float Lambda = 20;
        var ease = Ease.Fit(interactions, Lambda, TestContext.Current.CancellationToken);
        float[][] b = new float[n][];
        for (int item = 0; item < n; item++) ease.Score(new([item]), b[item] = new float[n]);

        double[,] gram = new double[n, n];
        foreach (int[] row in interactions.ByPerson.Lists())
            foreach (int i in row)
                foreach (int j in row) gram[i, j]++;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double sum = gram[i, j] - Lambda * b[i][j];
                for (int k = 0; k < n; k++) sum -= gram[i, k] * b[k][j];
                if (i != j) Assert.Equal(0, sum, 0.01);
                else Assert.Equal(0, b[i][i]);
            }
    }

    [Fact]
    public void A_fusion_of_one_ranks_as_that_one() =>
        Assert.Equal(Items(Cosine.Top(new([0]), 4)), Items(new Fusion((Cosine, 0.3f)).Top(new([0]), 4)));

    [Fact]
    public void A_fusion_needs_recommenders_of_the_same_items()
    {
        Assert.Throws<ArgumentException>(() => new Fusion());
        Assert.Throws<ArgumentException>(() => new Fusion((Cosine, 1), (new Popularity(new(Matrices.Of([0]))), 1)));
    }

    [Fact]
    public void A_photo_goes_where_its_rare_features_are()
    {
        // Features: 0 is everywhere, 1 only in group 1, 2 nowhere else than in group 2.
        var match = new FeatureMatch(Matrices.Of([0], [0, 1], [0, 2], [3]));
        Assert.Equal([1, 0, 2], Items(match.Top([0, 1], 9)));
    }
}
