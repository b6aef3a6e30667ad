using Heliograph.Recommendations.Neighbours;

namespace Heliograph.Recommendations.Serving;

/// <summary>Which items a person sees, in which places, and why.</summary>
public static class ServedList
{
    // So many times the length of a list are weighed against each other; what is further down is taken in order.
    const int PoolFactor = 5;

    /// <summary>Makes a list: the same arguments give the same list, whatever the order of candidates.</summary>
    /// <param name="person">The person at this instant.</param>
    /// <param name="candidates">What may be shown; an item may come from several sources.</param>
    /// <param name="likeness">Neighbours of items by cosine, for diversity.</param>
    /// <param name="policy">How lists are made.</param>
    /// <param name="seed">The site's: shuffles depend on it.</param>
    /// <returns>Exactly as many as the policy wants where so many may be shown, else all of those; none twice. What was shown in
    /// the session and may still be keeps its place; what may not is replaced in its place.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The policy is out of range.</exception>
    public static Served[] Make(PersonState person, IReadOnlyCollection<Candidate> candidates, NeighbourLists likeness, ServingPolicy policy, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(likeness);
        ArgumentNullException.ThrowIfNull(policy);
        policy.Checked();
        var chance = Chance.Of(seed, person.Person, person.Now.ToUnixTimeMilliseconds() / (long)Math.Max(1, policy.FreshEvery.TotalMilliseconds));
        var bySource = Sorted(person, candidates);
        var known = bySource.SelectMany(source => source).GroupBy(candidate => candidate.Item).ToDictionary(same => same.Key, same => same.First());
        int length = Math.Min(policy.Length, known.Count);

        // A place of the session whose item may not be shown any more is open, and closes where nothing is left to take it.
        int?[] places = [.. person.Shown.Distinct().Take(policy.Length).Select(item => known.ContainsKey(item) ? item : (int?)null)];
        Array.Resize(ref places, policy.Length);
        var kept = places.OfType<int>().ToHashSet();
        int open = length - kept.Count;
        if (open == 0) return Explained(places, known, person, policy);

        var start = new ColdStart(person.Actions, policy.WarmAfter);
        var personal = Personal(bySource[(int)Source.Personal], start.PersonalPlaces(length), length, person, likeness, policy, chance);
        var fresh = start.Interleave(personal, bySource[(int)Source.Trending], bySource[(int)Source.Curated])
            .Where(candidate => !kept.Contains(candidate.Item)).Take(open);
        using var next = fresh.GetEnumerator();
        for (int place = 0; place < places.Length; place++)
        {
            if (places[place] is not null || !next.MoveNext()) continue;
            places[place] = next.Current.Item;
            known[next.Current.Item] = next.Current;
        }
        return Explained(places, known, person, policy);
    }

    static Served[] Explained(int?[] places, Dictionary<int, Candidate> known, PersonState person, ServingPolicy policy) =>
        [.. places.OfType<int>().Select(item => new Served(item, known[item].Source, Reason.For(known[item], person, policy.MinMembers)))];

    /// <summary>What may be shown, best first; shape [sources]. Of an item that comes twice from a source the best counts, with all that is said for it.</summary>
    static Candidate[][] Sorted(PersonState person, IReadOnlyCollection<Candidate> candidates)
    {
        // What one source bars is barred, whatever another says.
        var barred = candidates.Where(candidate => !person.MayShow(candidate)).Select(candidate => candidate.Item).ToHashSet();
        return [.. Enum.GetValues<Source>().Select(source => candidates
            .Where(candidate => candidate.Source == source && !barred.Contains(candidate.Item))
            .GroupBy(candidate => candidate.Item)
            .Select(same => same.MaxBy(candidate => candidate.Score)! with { Evidence = [.. same.SelectMany(candidate => candidate.Evidence ?? [])] })
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Item)
            .ToArray())];
    }

    /// <summary>The top tier in an order of chance, then the pool by what each adds, then the rest.</summary>
    static IEnumerable<Candidate> Personal(
        Candidate[] sorted, int places, int length, PersonState person, NeighbourLists likeness, ServingPolicy policy, Chance chance)
    {
        var tier = sorted.Take(Math.Min(policy.TopTier, places)).OrderBy(candidate => chance.For(candidate.Item)).ThenBy(candidate => candidate.Item).ToArray();
        var pool = sorted.Skip(tier.Length).Take(PoolFactor * length).ToArray();
        double spread = pool.Length == 0 ? 0 : pool[0].Score - (double)pool[^1].Score;
        double reach = double.IsFinite(spread) ? policy.Shuffle * spread : 0;
        var chosen = new MarginalRelevance(likeness, policy.Diversity).Choose(
            [.. pool.Select(candidate => (candidate.Item, candidate.Score + reach * chance.For(candidate.Item)))],
            length, new Interests(person.Joined, likeness, policy.InterestSimilarity), [.. tier.Select(candidate => candidate.Item)]);
        var byItem = pool.ToDictionary(candidate => candidate.Item);
        return [.. tier, .. chosen.Select(item => byItem[item]), .. sorted.Skip(tier.Length).ExceptBy(chosen, candidate => candidate.Item)];
    }
}
