using Heliograph.Recommendations.Neighbours;

namespace Heliograph.Recommendations.Relations;

/// <summary>Neighbours by several relations of the same items, such as members, photos, tags, places, hours, made one. Each
/// stays a model of its own; where they are to be kept apart, they are asked apart.</summary>
public static class MergedNeighbours
{
    /// <summary>Adds up scores times weights; what is common is added up too.</summary>
    /// <param name="count">Neighbours to keep of each item, at least 1.</param>
    /// <param name="models">Neighbours of the same items, and weights above 0.</param>
    /// <exception cref="ArgumentException">There are none, or they are of different numbers of items.</exception>
    public static NeighbourLists Of(int count, params IReadOnlyList<(NeighbourLists Lists, float Weight)> models)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0) throw new ArgumentException("There is nothing to merge.", nameof(models));
        int items = models[0].Lists.ItemCount;
        if (models.Any(model => model.Lists.ItemCount != items)) throw new ArgumentException("The models are of different numbers of items.", nameof(models));
        if (models.Any(model => model.Weight is not (> 0 and < float.PositiveInfinity))) throw new ArgumentException("A weight is not above 0.", nameof(models));

        var nearest = new NearestFirst(count);
        List<Neighbour> merged = [];
        int[] starts = new int[items + 1];
        var sums = new SortedDictionary<int, (float Score, int Common)>();
        for (int item = 0; item < items; item++)
        {
            sums.Clear();
            foreach (var (lists, weight) in models)
                foreach (var near in lists[item])
                {
                    var (score, common) = sums.GetValueOrDefault(near.Item);
                    sums[near.Item] = (score + weight * near.Score, common + near.Common);
                }
            foreach (var (other, (score, common)) in sums) nearest.Offer(score, other, common);
            starts[item + 1] = starts[item] + nearest.Drain(merged);
        }
        return new(items, [new NeighbourBlock([.. Enumerable.Range(0, items)], starts, [.. merged])]);
    }
}
