using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>A similarity as numbers: score(g, h) = Σ w(m) over common features m / (left(g) · right(h) + shrinkage).</summary>
/// <param name="Features">w of each feature; null where all are 1 and sums are counts.</param>
/// <param name="Left">Denominator of the item whose neighbours are looked for.</param>
/// <param name="Right">Denominator of the neighbour.</param>
sealed record Weights(double[]? Features, double[] Left, double[] Right)
{
    /// <param name="items">Items × features.</param>
    /// <param name="options">What they are for; Jaccard has sizes for denominators.</param>
    public static Weights Of(SparseMatrix items, NeighbourOptions options)
    {
        double[] PerItem(Func<int, double> ofSize) => [.. Enumerable.Range(0, items.RowCount).Select(item => ofSize(items[item].Length))];
        switch (options.Similarity)
        {
            case Similarity.Cosine:
                double[] lengths = PerItem(n => Math.Sqrt(n));
                return new(null, lengths, lengths);
            case Similarity.Jaccard:
                double[] sizes = PerItem(n => n);
                return new(null, sizes, sizes);
            case Similarity.TfIdf:
                double[] squares = SquaredRarities(items);
                double[] norms = [.. Enumerable.Range(0, items.RowCount).Select(item => Math.Sqrt(Sum(squares, items[item])))];
                return new(squares, norms, norms);
            case Similarity.Bm25:
                double mean = Math.Max(1, items.EntryCount) / (double)Math.Max(1, items.RowCount);
                double[] longness = PerItem(n => (options.K1 * (1 - options.B + options.B * n / mean) + 1) / (options.K1 + 1));
                return new(SquaredRarities(items), longness, longness);
            default:
                return new(
                    options.Alpha == 0 ? null : [.. Degrees(items).Select(d => Math.Pow(Math.Max(1, d), -options.Alpha))],
                    PerItem(n => Math.Pow(n, options.Alpha)),
                    PerItem(n => Math.Pow(n, options.Beta)));
        }
    }

    static double[] SquaredRarities(SparseMatrix items) =>
        [.. Degrees(items).Select(d => Math.Pow(Math.Max(0, Math.Log(items.RowCount / (1.0 + d))), 2))];

    static int[] Degrees(SparseMatrix items)
    {
        int[] degrees = new int[items.ColumnCount];
        foreach (int feature in items.Columns) degrees[feature]++;
        return degrees;
    }

    static double Sum(double[] weights, ReadOnlySpan<int> features)
    {
        double sum = 0;
        foreach (int feature in features) sum += weights[feature];
        return sum;
    }
}
