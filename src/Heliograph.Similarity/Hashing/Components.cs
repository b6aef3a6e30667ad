namespace Heliograph.Similarity.Hashing;

/// <summary>Groups of what is connected by pairs.</summary>
public static class Components
{
    /// <summary>Brings together what is connected, directly or over others.</summary>
    /// <returns>Groups of at least two ids, ascending; groups by their first id.</returns>
    public static IReadOnlyList<long[]> Of(IEnumerable<DuplicatePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var parents = new Dictionary<long, long>();
        foreach (var pair in pairs)
        {
            long first = Root(parents, pair.First), second = Root(parents, pair.Second);
            // The smaller id is the root: the result does not depend on the order of pairs.
            parents[Math.Max(first, second)] = Math.Min(first, second);
        }
        return [.. parents.Keys.GroupBy(id => Root(parents, id)).Select(group => group.Order().ToArray()).OrderBy(group => group[0])];
    }

    static long Root(Dictionary<long, long> parents, long id)
    {
        if (!parents.TryGetValue(id, out long parent)) return parents[id] = id;
        while (parent != id)
        {
            // Path halving keeps chains short.
            long next = parents[parent];
            parents[id] = next;
            (id, parent) = (parent, next);
        }
        return id;
    }
}
