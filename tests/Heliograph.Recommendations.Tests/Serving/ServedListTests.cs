using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Serving;

namespace Heliograph.Recommendations.Tests.Serving;

public sealed class ServedListTests
{
    static readonly DateTimeOffset s_noon = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    static readonly NeighbourLists s_strangers = new AllPairs(Matrices.Of([]), new()).Find();

    static readonly PersonState s_person = new() { Person = 7, Now = s_noon, Joined = new HashSet<int>(Enumerable.Range(900, 30)) };

    static Candidate[] Personal(int count) => [.. Enumerable.Range(0, count).Select(item => new Candidate(item, count - item))];

    static int[] Items(Served[] list) => [.. list.Select(served => served.Item)];

    static Served[] Make(PersonState person, IReadOnlyCollection<Candidate> candidates, ServingPolicy policy) =>
        ServedList.Make(person, candidates, s_strangers, policy, seed: 1);

    [Fact]
    public void Without_shuffle_and_diversity_the_best_come_in_order()
    {
        var policy = new ServingPolicy { Length = 4, TopTier = 0, Shuffle = 0, Diversity = 0 };
        Assert.Equal([0, 1, 2, 3], Items(Make(s_person, Personal(9), policy)));
    }

    [Fact]
    public void A_list_stays_for_its_hours_and_is_fresh_after()
    {
        var policy = new ServingPolicy { Shuffle = 0.5, FreshEvery = TimeSpan.FromHours(6) };
        var start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 / 21_600 * 21_600);
        int[] At(double hours) => Items(Make(s_person with { Now = start.AddHours(hours) }, Personal(60), policy));
        Assert.Equal(At(0), At(5.99));
        Assert.NotEqual(At(0), At(6));
        Assert.NotEqual(At(0), Items(Make(s_person with { Person = 8, Now = start }, Personal(60), policy)));
    }

    [Fact]
    public void Nobody_known_sees_trending_beside_curated_which_give_way_as_they_act()
    {
        Candidate[] candidates =
        [
            .. Personal(40),
            .. Enumerable.Range(100, 40).Select(item => new Candidate(item, 1, Source.Trending)),
            .. Enumerable.Range(200, 40).Select(item => new Candidate(item, 1, Source.Curated)),
        ];
        int[] Shares(int actions)
        {
            var list = Make(s_person with { Joined = new HashSet<int>(Enumerable.Range(900, actions)) }, candidates, new());
            return [.. Enum.GetValues<Source>().Select(source => list.Count(served => served.Source == source))];
        }
        Assert.Equal([0, 10, 10], Shares(0));
        Assert.Equal([10, 5, 5], Shares(3));
        Assert.Equal([18, 1, 1], Shares(27));
    }

    [Fact]
    public void A_reason_names_what_is_shared_with_a_group_one_is_in()
    {
        Candidate[] candidates = [new(1, 1, Evidence: [new(ReasonKind.Popular, 80, 80), new(ReasonKind.SharesPhotos, 12, 6, Subject: 900)])];
        Assert.Equal(new Reason(ReasonKind.SharesPhotos, 12, 900), Make(s_person, candidates, new()).Single().Reason);
        Assert.Equal(new Reason(ReasonKind.Popular, 80), Make(s_person, candidates, new() { MinMembers = 7 }).Single().Reason);
        Assert.Equal(new Reason(ReasonKind.Suggested), Make(s_person, candidates, new() { MinMembers = 81 }).Single().Reason);
        Assert.Equal(ReasonKind.Popular, Make(s_person with { Unnameable = new HashSet<int> { 900 } }, candidates, new()).Single().Reason.Kind);
    }

    [Fact]
    public void Groups_that_say_the_same_do_not_stand_side_by_side()
    {
        // Groups 0 to 3 have the same members; 4 and 5 others.
        var likeness = new AllPairs(Matrices.Of([0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [3, 4], [5, 6]), new()).Find();
        (int, double)[] pool = [(0, 1), (1, 0.99), (2, 0.98), (3, 0.97), (4, 0.5), (5, 0.4)];
        Assert.Equal([0, 4, 5], new MarginalRelevance(likeness, 0.5).Choose(pool, 3, [], 0.15));
        Assert.Equal([0, 1, 2], new MarginalRelevance(likeness, 0).Choose(pool, 3, [], 0.15));
    }

    [Fact]
    public void Interests_share_a_list()
    {
        // The person is in groups 0 and 1, which are near to each other, and in 5, which is not. 2, 3 and 4 are near to 0 and 1, 6 to 5.
        var likeness = new AllPairs(Matrices.Of([0, 1, 2], [0, 1, 2], [0, 10], [1, 11], [2, 12], [7, 8], [7, 13]), new()).Find();
        (int, double)[] pool = [(2, 1), (3, 0.9), (6, 0.8), (4, 0.1)];
        Assert.Equal([2, 6], new MarginalRelevance(likeness, 0.4).Choose(pool, 2, [0, 1, 5], 0.15));
    }

    [Fact]
    public void A_policy_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(s_person, [], new() { Length = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(s_person, [], new() { Diversity = 1.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(s_person, [], new() { FreshEvery = TimeSpan.Zero }));
    }
}
