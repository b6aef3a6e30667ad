namespace Heliograph.Recommendations.Sparse;

/// <summary>Gathers pairs from a stream, eight bytes each, and sorts them into a matrix.</summary>
public sealed class SparseMatrixBuilder
{
    const int ChunkSize = 1 << 18;

    readonly List<(int Row, int Column)[]> _chunks = [];
    int _used = ChunkSize;

    /// <summary>How many pairs have been added, repeats included.</summary>
    public long PairCount => (long)_chunks.Count * ChunkSize - (ChunkSize - _used) * Math.Sign(_chunks.Count);

    /// <summary>Adds a one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public void Add(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        if (_used == ChunkSize)
        {
            _chunks.Add(new (int, int)[ChunkSize]);
            _used = 0;
        }
        _chunks[^1][_used++] = (row, column);
    }

    /// <summary>The matrix of what was added, each pair once. The builder is empty afterwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pair lies outside the matrix.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 pairs.</exception>
    public SparseMatrix Build(int rowCount, int columnCount)
    {
        int[] starts = new int[rowCount + 1];
        foreach (var chunk in Filled())
            foreach (var (row, column) in chunk.Span)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, rowCount);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, columnCount);
                starts[row + 1]++;
            }
        RowStarts.Accumulate(starts);

        int[] columns = new int[starts[^1]];
        int[] next = starts.AsSpan(0, rowCount).ToArray();
        foreach (var chunk in Filled())
            foreach (var (row, column) in chunk.Span)
                columns[next[row]++] = column;
        _chunks.Clear();
        _used = ChunkSize;

        int length = RowOrder.SortAndDeduplicate(starts, columns);
        return new(columnCount, starts, columns.AsMemory(0, length));
    }

    IEnumerable<ReadOnlyMemory<(int Row, int Column)>> Filled() =>
        _chunks.Select((chunk, i) => (ReadOnlyMemory<(int, int)>)chunk.AsMemory(0, i == _chunks.Count - 1 ? _used : ChunkSize));
}
