using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Recommenders;

/// <summary>Groups for a photo by what it has: its tags, the cell of its place, the hours of its making. The cosine of TF-IDF
/// weights between the photo's features and each group's.</summary>
/// <remarks>A photo that is in groups already has them too: <see cref="ItemBased"/> over groups × photos takes them as what it joined.</remarks>
public sealed class FeatureMatch
{
    readonly SparseMatrix _byFeature;
    readonly double[] _rarities;
    readonly double[] _norms;

    /// <param name="items">Items × features.</param>
    public FeatureMatch(SparseMatrix items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _byFeature = items.Transpose();
        _rarities = [.. Enumerable.Range(0, items.ColumnCount).Select(feature => Math.Log(1 + items.RowCount / (1.0 + _byFeature[feature].Length)))];
        _norms = new double[items.RowCount];
        for (int item = 0; item < items.RowCount; item++) _norms[item] = Norm(items[item]);
    }

    /// <summary>The n items that match best, best first; those that share nothing are left out.</summary>
    /// <param name="features">What the photo has, without repeats.</param>
    /// <param name="n">How many are wanted at most.</param>
    public ScoredItem[] Top(ReadOnlySpan<int> features, int n)
    {
        double norm = Norm(features);
        using var rented = new RentedScores(_norms.Length);
        var scores = rented.Span;
        scores.Clear();
        foreach (int feature in features)
            foreach (int item in _byFeature[feature])
                scores[item] += (float)(_rarities[feature] * _rarities[feature] / (norm * _norms[item]));
        return [.. Ranking.Top(scores, default, n).TakeWhile(item => item.Score > 0)];
    }

    double Norm(ReadOnlySpan<int> features)
    {
        double sum = 0;
        foreach (int feature in features) sum += _rarities[feature] * _rarities[feature];
        return Math.Sqrt(sum);
    }
}
