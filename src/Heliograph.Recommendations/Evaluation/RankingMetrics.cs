namespace Heliograph.Recommendations.Evaluation;

/// <summary>How good one person's list is against what they really took.</summary>
static class RankingMetrics
{
    /// <summary>Share of the wanted items that are among the first k.</summary>
    public static double Recall(ReadOnlySpan<int> list, ReadOnlySpan<int> wanted, int k)
    {
        int hits = 0;
        foreach (int item in list[..Math.Min(k, list.Length)])
            if (wanted.BinarySearch(item) >= 0) hits++;
        return (double)hits / wanted.Length;
    }

    /// <summary>Discounted gain of the first k over that of the best list (Järvelin and Kekäläinen 2002, with gains of 0 and 1).</summary>
    public static double Ndcg(ReadOnlySpan<int> list, ReadOnlySpan<int> wanted, int k)
    {
        double gain = 0, best = 0;
        for (int i = 0; i < Math.Min(k, list.Length); i++)
            if (wanted.BinarySearch(list[i]) >= 0) gain += Discount(i);
        for (int i = 0; i < Math.Min(k, wanted.Length); i++) best += Discount(i);
        return gain / best;
    }

    static double Discount(int rank) => 1 / Math.Log2(rank + 2);
}
