namespace Heliograph.Recommendations.Sparse;

/// <summary>Places in a list that is sorted by row.</summary>
static class RowStarts
{
    /// <param name="rowCount">How many rows there are.</param>
    /// <param name="rows">The row of each entry, in any order.</param>
    /// <returns>Where each row begins once the entries are sorted; shape [rowCount + 1].</returns>
    public static int[] Of(int rowCount, ReadOnlySpan<int> rows)
    {
        int[] starts = new int[rowCount + 1];
        foreach (int row in rows) starts[row + 1]++;
        Accumulate(starts);
        return starts;
    }

    /// <summary>Turns counts, each in the place behind its row's, into starts.</summary>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 entries.</exception>
    public static void Accumulate(Span<int> counts)
    {
        for (int row = 1; row < counts.Length; row++)
            counts[row] = checked(counts[row] + counts[row - 1]);
    }
}
