namespace Heliograph.Recommendations.Evaluation;

/// <summary>What lists show of the catalogue.</summary>
static class Catalogue
{
    const int MaxLists = 10_000;

    /// <summary>Share of the items anybody has that are in a list.</summary>
    public static double Coverage(IReadOnlyList<int[]> lists, Interactions train)
    {
        bool[] isShown = new bool[train.ItemCount];
        foreach (int[] list in lists)
            foreach (int item in list) isShown[item] = true;
        int[] known = [.. Enumerable.Range(0, train.ItemCount).Where(item => train.ByItem[item].Length > 0)];
        return known.Length == 0 ? 0 : (double)known.Count(item => isShown[item]) / known.Length;
    }

    /// <summary>Mean of 1 − cosine over pairs, over lists; of very many lists, over some that lie evenly among them.</summary>
    public static double Diversity(IReadOnlyList<int[]> lists, Interactions train)
    {
        // Lists repeat the same pairs over and over.
        var distances = new Dictionary<(int, int), double>();
        double sum = 0;
        int counted = 0;
        int step = Math.Max(1, lists.Count / MaxLists);
        for (int at = 0; at < lists.Count; at += step)
        {
            int[] list = lists[at];
            if (list.Length < 2) continue;
            double pairs = 0;
            for (int i = 0; i < list.Length; i++)
                for (int j = 0; j < i; j++)
                {
                    var pair = (Math.Min(list[i], list[j]), Math.Max(list[i], list[j]));
                    if (!distances.TryGetValue(pair, out double distance)) distances[pair] = distance = 1 - Cosine(train.ByItem[pair.Item1], train.ByItem[pair.Item2]);
                    pairs += distance;
                }
            sum += pairs / (list.Length * (list.Length - 1) / 2.0);
            counted++;
        }
        return counted == 0 ? 0 : sum / counted;
    }

    public static double PopularityBias(IReadOnlyList<int[]> lists, Interactions train)
    {
        double Mean(IEnumerable<int> items) => items.Select(item => (double)train.ByItem[item].Length).DefaultIfEmpty(double.NaN).Average();
        return Mean(lists.SelectMany(list => list)) / Mean(train.ByPerson.Columns.ToArray());
    }

    static double Cosine(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) common++;
            int step = a[i].CompareTo(b[j]);
            if (step <= 0) i++;
            if (step >= 0) j++;
        }
        return common == 0 ? 0 : common / Math.Sqrt((double)a.Length * b.Length);
    }
}
