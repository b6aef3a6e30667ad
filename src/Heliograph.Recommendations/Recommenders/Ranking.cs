namespace Heliograph.Recommendations.Recommenders;

/// <summary>Chooses the best of many scores.</summary>
static class Ranking
{
    /// <param name="scores">Of each item; what the person has is overwritten. Shape [items].</param>
    /// <param name="taste">Whose items are left out.</param>
    /// <param name="n">How many are wanted.</param>
    public static ScoredItem[] Top(Span<float> scores, in Taste taste, int n)
    {
        foreach (int item in taste.Joined) scores[item] = float.NaN;
        foreach (int item in taste.Dismissed) scores[item] = float.NaN;
        if (n == 0) return [];

        // The worst of the best is on top of the queue.
        var best = new PriorityQueue<int, ScoredItem>(Math.Min(n, scores.Length) + 1, WorstFirst.Instance);
        for (int item = 0; item < scores.Length; item++)
        {
            if (float.IsNaN(scores[item])) continue;
            var candidate = new ScoredItem(item, scores[item]);
            if (best.Count < n) best.Enqueue(item, candidate);
            else if (best.TryPeek(out _, out var worst) && WorstFirst.Instance.Compare(candidate, worst) > 0) best.DequeueEnqueue(item, candidate);
        }

        var items = new ScoredItem[best.Count];
        for (int i = items.Length - 1; best.TryDequeue(out _, out var item); i--) items[i] = item;
        return items;
    }

    sealed class WorstFirst : IComparer<ScoredItem>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare(ScoredItem a, ScoredItem b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Item.CompareTo(a.Item);
    }
}
