using Heliograph.Recommendations.Serving;

namespace Heliograph.Recommendations.Tests.Serving;

public sealed class ServingInvariantTests
{
    static readonly int s_scenes = Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1" ? 1_000_000 : 1000;

    static void ForAll(Action<Scene> invariant) => Parallel.For(0, s_scenes, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, seed =>
    {
        try
        {
            invariant(Scene.Random(seed));
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"Scene {seed}: {broken.Message}", broken);
        }
    });

    [Fact]
    public void A_list_has_exactly_n_where_n_may_be_shown_and_none_that_may_not() => ForAll(scene =>
    {
        int[] items = [.. scene.Serve().Select(served => served.Item)];
        var eligible = scene.Eligible;
        Assert.Equal(Math.Min(scene.Policy.Length, eligible.Count), items.Length);
        Assert.Equal(items.Length, items.Distinct().Count());
        Assert.All(items, item => Assert.Contains(item, eligible));
    });

    [Fact]
    public void The_order_of_candidates_changes_nothing() => ForAll(scene =>
    {
        var shuffled = scene.Candidates.ToArray();
        new Random(1).Shuffle(shuffled);
        Assert.Equal(scene.Serve(), (scene with { Candidates = shuffled }).Serve());
    });

    [Fact]
    public void What_is_shown_stays_in_its_place_while_it_may() => ForAll(scene =>
    {
        var list = scene.Serve();
        if (list.Length == 0) return;
        int[] shown = [.. list.Select(served => served.Item)];
        int acted = shown[scene.Candidates.Length % shown.Length];
        var person = scene.Person with { Joined = new HashSet<int>(scene.Person.Joined) { acted }, Shown = shown, Now = scene.Person.Now.AddDays(3) };
        var next = (scene with { Person = person }).Serve();
        bool isFull = next.Length == shown.Length;
        for (int place = 0; place < shown.Length && isFull; place++)
            if (shown[place] == acted) Assert.DoesNotContain(next[place].Item, shown);
            else Assert.Equal(shown[place], next[place].Item);
        // Nothing is left to take the open place: the others stay in their order.
        if (!isFull) Assert.Equal(shown.Where(item => item != acted), next.Select(served => served.Item));
    });

    [Fact]
    public void The_top_tier_is_in_every_list_however_it_is_shuffled() => ForAll(scene =>
    {
        var person = scene.Person with { Shown = [] };
        var eligible = scene.Eligible;
        int actions = person.Joined.Count + person.Dismissed.Count, length = Math.Min(scene.Policy.Length, eligible.Count);
        int places = (int)((double)actions / (actions + scene.Policy.WarmAfter) * length);
        var tier = scene.Candidates.Where(candidate => candidate.Source == Source.Personal && eligible.Contains(candidate.Item))
            .GroupBy(candidate => candidate.Item).Select(same => same.MaxBy(candidate => candidate.Score)!)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Item)
            .Take(Math.Min(places, scene.Policy.TopTier)).Select(candidate => candidate.Item);
        for (int hours = 0; hours < 100; hours += 25)
            Assert.Subset(
                (scene with { Person = person with { Now = person.Now.AddHours(hours) } }).Serve().Select(served => served.Item).ToHashSet(), tier.ToHashSet());
    });

    [Fact]
    public void Every_reason_is_a_fact_that_enough_members_stand_behind() => ForAll(scene =>
    {
        foreach (var served in scene.Serve())
        {
            var (kind, count, subject) = served.Reason;
            if (kind is ReasonKind.Suggested or ReasonKind.Curated)
            {
                Assert.Equal((0, (int?)null), (count, subject));
                continue;
            }
            Assert.Contains(scene.Candidates.Where(candidate => candidate.Item == served.Item).SelectMany(candidate => candidate.Evidence!), evidence =>
                evidence.Kind == kind && evidence.Count == count && evidence.Subject == subject && evidence.Members >= scene.Policy.MinMembers);
            Assert.True(count > 0);
            if (subject is { } group) Assert.True(scene.Person.Joined.Contains(group) && !scene.Person.Unnameable.Contains(group));
        }
    });
}
