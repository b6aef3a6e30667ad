namespace Heliograph.Recommendations.Neighbours;

/// <summary>What the bar on scores means for counts: a group of few members passes with few in common, a large one needs more.</summary>
/// <remarks>Works because items are numbered from the largest down, and for equal counts the smaller item scores higher.
/// One comparison of integers turns most candidates away, and no score is computed for them.</remarks>
sealed class CountBar(int itemCount, PairScore score, int minCommon)
{
    // Beyond this count there are so few candidates that each is scored.
    const int Counts = 24;

    // The first item that may pass with so many in common; the last place is for all counts beyond.
    readonly int[] _first = new int[Counts + 1];

    public void Reset()
    {
        for (int common = 0; common < _first.Length; common++) _first[common] = common < minCommon ? itemCount : 0;
    }

    public bool MayPass(int common, int item) => item >= _first[Math.Min(common, Counts)] && common >= minCommon;

    /// <summary>The least count with which an item before <paramref name="end"/> may pass.</summary>
    public int LeastCommon(int end)
    {
        int common = 1;
        while (common < Counts && _first[common] >= end) common++;
        return Math.Max(common, minCommon);
    }

    public void Raise(int row, int size, float bar)
    {
        for (int common = Math.Max(1, minCommon); common < Counts && common <= size; common++)
        {
            _first[common] = score.FirstPassing(row, common, bar, end: common > 1 ? _first[common - 1] : itemCount);
            if (_first[common] == 0) break;
        }
    }
}
