namespace Heliograph.Recommendations.Neighbours;

/// <summary>Scores of pairs by new number.</summary>
sealed class PairScore(Weights weights, int[] originals, NeighbourOptions options)
{
    readonly double[] _left = [.. originals.Select(item => weights.Left[item])];
    readonly double[] _right = [.. originals.Select(item => weights.Right[item])];
    readonly bool _isJaccard = options.Similarity == Similarity.Jaccard;

    /// <summary>Rounded to a float, so that what is equal in exact arithmetic is equal here and ties fall by item.</summary>
    public float Of(int row, int other, double sum) => _isJaccard
        ? (float)(sum / (_left[row] + _right[other] - sum + options.Shrinkage))
        : (float)(sum / (_left[row] * _right[other] + options.Shrinkage));

    /// <summary>The first item before <paramref name="end"/> that may reach a bar with this sum, or the end: right denominators fall.</summary>
    public int FirstPassing(int row, double sum, float bar, int end)
    {
        double least = sum / bar - options.Shrinkage;
        // A little generous, for what rounding may do: whoever passes is scored.
        double largest = (_isJaccard ? least - _left[row] + sum : least / _left[row]) * (1 + 1e-6) + 1e-9;
        int low = 0;
        while (low < end)
        {
            int middle = (int)((uint)(low + end) / 2);
            if (_right[middle] <= largest) end = middle;
            else low = middle + 1;
        }
        return low;
    }
}
