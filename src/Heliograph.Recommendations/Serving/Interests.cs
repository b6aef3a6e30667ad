using Heliograph.Recommendations.Neighbours;

namespace Heliograph.Recommendations.Serving;

/// <summary>A person's groups in clusters: groups that are alike, or that others alike to both connect, are one interest (single linkage).</summary>
sealed class Interests
{
    readonly NeighbourLists _likeness;
    readonly Dictionary<int, int> _interests = [];

    public Interests(IEnumerable<int> joined, NeighbourLists likeness, double similarity)
    {
        _likeness = likeness;
        var parents = joined.Where(group => group >= 0 && group < likeness.ItemCount).ToDictionary(group => group);
        int Root(int group)
        {
            while (parents[group] != group) group = parents[group] = parents[parents[group]];
            return group;
        }
        foreach (int group in parents.Keys)
            foreach (var near in likeness[group])
            {
                if (near.Score < similarity) break;
                if (!parents.ContainsKey(near.Item)) continue;
                // The smaller root stays, so that the order of groups does not matter.
                var (a, b) = (Root(group), Root(near.Item));
                parents[Math.Max(a, b)] = Math.Min(a, b);
            }
        foreach (int group in parents.Keys) _interests[group] = Root(group);
    }

    /// <summary>The interest that a group is nearest to, named by one of its groups; null where it is near to none.</summary>
    public int? Of(int item)
    {
        if (item < 0 || item >= _likeness.ItemCount) return null;
        // The list is nearest first.
        foreach (var near in _likeness[item])
            if (_interests.TryGetValue(near.Item, out int interest)) return interest;
        return null;
    }
}
