namespace Heliograph.Recommendations.Sparse;

/// <summary>Makes rows of columns in any order into rows that ascend without repeats, in place.</summary>
static class RowOrder
{
    /// <param name="starts">Where rows begin; changed to where they begin afterwards. Shape [rows + 1].</param>
    /// <param name="columns">The columns of all rows.</param>
    /// <returns>How many columns are left.</returns>
    public static int SortAndDeduplicate(Span<int> starts, Span<int> columns)
    {
        int kept = 0, start = 0;
        for (int row = 0; row + 1 < starts.Length; row++)
        {
            int end = starts[row + 1], last = -1;
            columns[start..end].Sort();
            for (int i = start; i < end; i++)
            {
                if (columns[i] == last) continue;
                last = columns[i];
                columns[kept++] = last;
            }
            start = end;
            starts[row + 1] = kept;
        }
        return kept;
    }
}
