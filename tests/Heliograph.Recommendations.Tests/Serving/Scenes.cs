using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Serving;

namespace Heliograph.Recommendations.Tests.Serving;

/// <summary>Random people before random candidates: cheap to make, so that many can be tried.</summary>
sealed record Scene(PersonState Person, Candidate[] Candidates, ServingPolicy Policy, ulong Seed)
{
    public const int Items = 60;

    static readonly NeighbourLists s_likeness = new AllPairs(Matrices.Skewed(Items, 80, 700, seed: 9), new()).Find();

    public Served[] Serve() => ServedList.Make(Person, Candidates, s_likeness, Policy, Seed);

    /// <summary>Items that may be shown, by the rules read one after the other.</summary>
    public HashSet<int> Eligible => [.. Candidates.Select(candidate => candidate.Item)
        .Where(item => !Person.Joined.Contains(item) && !Person.Dismissed.Contains(item))
        .Where(item => Candidates.Where(candidate => candidate.Item == item).All(candidate => candidate.Bars == Bars.None))];

    public static Scene Random(int seed)
    {
        var random = new Random(seed);
        HashSet<int> Some(int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(Items))];
        Evidence Fact() => new((ReasonKind)random.Next(6), random.Next(-1, 30), random.Next(12), random.Next(2) == 0 ? random.Next(Items) : null);
        var joined = Some(random.Next(3) == 0 ? 0 : 12);
        return new(
            new PersonState
            {
                Person = random.Next(1000),
                Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + random.Next(1_000_000)),
                Joined = joined,
                Dismissed = Some(6),
                Unnameable = joined.Where(_ => random.Next(4) == 0).ToHashSet(),
                Shown = random.Next(2) == 0 ? [] : [.. Some(25)],
            },
            [.. Enumerable.Range(0, random.Next(120)).Select(_ => new Candidate(
                random.Next(Items), random.Next(20) / 7f, (Source)random.Next(3),
                random.Next(8) == 0 ? (Bars)random.Next(8) : Bars.None, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Fact())]))],
            new ServingPolicy
            {
                Length = 1 + random.Next(25),
                TopTier = random.Next(8),
                Shuffle = random.NextDouble(),
                Diversity = random.NextDouble(),
                MinMembers = 1 + random.Next(8),
                FreshEvery = TimeSpan.FromHours(1 + random.Next(24)),
            },
            (ulong)random.Next(5));
    }
}
