using Heliograph.Recommendations.Neighbours;

namespace Heliograph.Recommendations.Serving;

/// <summary>Chooses one item after the other by what it adds to those chosen (Carbonell and Goldstein 1998, maximal marginal
/// relevance): (1 − t) · relevance − t · redundancy.</summary>
/// <remarks>Relevance is 0 to 1 over the pool. Redundancy is the likeness to the most alike of those chosen, and half the share
/// of those chosen that are of the same interest.</remarks>
public sealed class MarginalRelevance
{
    readonly NeighbourLists _likeness;
    readonly double _tradeOff;

    /// <param name="likeness">Neighbours by cosine.</param>
    /// <param name="tradeOff">t, 0 to 1: 0 leaves the order by score.</param>
    public MarginalRelevance(NeighbourLists likeness, double tradeOff)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        if (tradeOff is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(tradeOff), tradeOff, null);
        (_likeness, _tradeOff) = (likeness, tradeOff);
    }

    /// <summary>The first n of a pool, or all of it where there are fewer: O(n · pool).</summary>
    /// <param name="pool">Items and relevance, each item once, in any order.</param>
    /// <param name="n">How many are wanted.</param>
    /// <param name="joined">What the person has: interests are made of it.</param>
    /// <param name="interestSimilarity">Groups at least so alike are one interest.</param>
    public int[] Choose(IReadOnlyCollection<(int Item, double Relevance)> pool, int n, IEnumerable<int> joined, double interestSimilarity)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return Choose(pool, n, new Interests(joined, _likeness, interestSimilarity), chosen: []);
    }

    /// <param name="pool">Items and relevance.</param>
    /// <param name="n">How many are wanted.</param>
    /// <param name="interests">The person's.</param>
    /// <param name="chosen">What stands already.</param>
    internal int[] Choose(IReadOnlyCollection<(int Item, double Relevance)> pool, int n, Interests interests, IReadOnlyList<int> chosen)
    {
        double least = pool.Count == 0 ? 0 : pool.Min(p => p.Relevance), span = pool.Count == 0 ? 1 : pool.Max(p => p.Relevance) - least;
        var left = pool.OrderByDescending(p => p.Relevance).ThenBy(p => p.Item)
            .Select(p => new Waiting(p.Item, span > 0 ? (p.Relevance - least) / span : 1, interests.Of(p.Item))).ToList();
        var byItem = left.ToDictionary(waiting => waiting.Item);
        var perInterest = new Dictionary<int, int>();
        int count = 0;
        void Add(int item, int? interest)
        {
            count++;
            if (interest is { } known) perInterest[known] = perInterest.GetValueOrDefault(known) + 1;
            if (item < 0 || item >= _likeness.ItemCount) return;
            foreach (var near in _likeness[item])
                if (byItem.TryGetValue(near.Item, out var waiting)) waiting.Likeness = Math.Max(waiting.Likeness, near.Score);
        }
        foreach (int item in chosen) Add(item, interests.Of(item));

        int[] picked = new int[Math.Min(n, left.Count)];
        for (int i = 0; i < picked.Length; i++)
        {
            int best = 0;
            for (int at = 1; at < left.Count; at++)
                if (Worth(left[at]) > Worth(left[best])) best = at;
            picked[i] = left[best].Item;
            Add(left[best].Item, left[best].Interest);
            left.RemoveAt(best);
        }
        return picked;

        double Worth(Waiting waiting)
        {
            double crowd = waiting.Interest is { } interest && count > 0 ? (double)perInterest.GetValueOrDefault(interest) / count : 0;
            return (1 - _tradeOff) * waiting.Relevance - _tradeOff * (waiting.Likeness + 0.5 * crowd);
        }
    }

    sealed class Waiting(int item, double relevance, int? interest)
    {
        public int Item => item;

        public double Relevance => relevance;

        public int? Interest => interest;

        public double Likeness { get; set; }
    }
}
