namespace Heliograph.Recommendations.Sparse;

/// <summary>A matrix of zeros and ones as lists of columns, one a row (CSR): which members a group has, which groups a photo is in.</summary>
/// <remarks>Columns of a row ascend without repeats. Immutable, safe for any number of threads. At most 2³¹ − 1 entries.</remarks>
public sealed class SparseMatrix
{
    readonly ReadOnlyMemory<int> _starts;
    readonly ReadOnlyMemory<int> _columns;

    internal SparseMatrix(int columnCount, ReadOnlyMemory<int> starts, ReadOnlyMemory<int> columns)
    {
        ColumnCount = columnCount;
        _starts = starts;
        _columns = columns;
    }

    /// <summary>How many rows there are, empty ones included.</summary>
    public int RowCount => _starts.Length - 1;

    /// <summary>How many columns there are, empty ones included.</summary>
    public int ColumnCount { get; }

    /// <summary>How many ones there are.</summary>
    public int EntryCount => _starts.Span[^1];

    /// <summary>Where each row begins in <see cref="Columns"/>; shape [RowCount + 1].</summary>
    public ReadOnlySpan<int> Starts => _starts.Span;

    /// <summary>The columns of all rows one after the other; shape [EntryCount].</summary>
    public ReadOnlySpan<int> Columns => _columns.Span[..EntryCount];

    /// <summary>The columns of one row, ascending.</summary>
    public ReadOnlySpan<int> this[int row]
    {
        get
        {
            var starts = _starts.Span;
            return _columns.Span[starts[row]..starts[row + 1]];
        }
    }

    /// <summary>A matrix of pairs in any order; a pair that comes twice counts once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pair lies outside the matrix.</exception>
    public static SparseMatrix FromPairs(int rowCount, int columnCount, IEnumerable<(int Row, int Column)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var builder = new SparseMatrixBuilder();
        foreach (var (row, column) in pairs) builder.Add(row, column);
        return builder.Build(rowCount, columnCount);
    }

    /// <summary>The same ones by column: O(entries), and rows come out ascending.</summary>
    public SparseMatrix Transpose() => Transpose(length => new int[length]);

    /// <param name="allocate">Gives room for so many numbers.</param>
    internal SparseMatrix Transpose(Func<int, Memory<int>> allocate)
    {
        int[] starts = RowStarts.Of(ColumnCount, Columns);
        var memory = allocate(EntryCount);
        var rows = memory.Span;
        int[] next = starts.AsSpan(0, ColumnCount).ToArray();
        for (int row = 0; row < RowCount; row++)
            foreach (int column in this[row])
                rows[next[column]++] = row;
        return new(RowCount, starts, memory);
    }

    /// <summary>Whether there is a one: O(log of the row's length).</summary>
    public bool Contains(int row, int column) => this[row].BinarySearch(column) >= 0;

    /// <param name="rows">The new number of each row.</param>
    /// <param name="columns">The new number of each column.</param>
    internal SparseMatrix Renumber(int[] rows, int[] columns)
    {
        int[] starts = new int[RowCount + 1];
        for (int row = 0; row < RowCount; row++) starts[rows[row] + 1] = this[row].Length;
        RowStarts.Accumulate(starts);
        int[] renumbered = new int[EntryCount];
        for (int row = 0; row < RowCount; row++)
        {
            var target = renumbered.AsSpan(starts[rows[row]], this[row].Length);
            for (int i = 0; i < target.Length; i++) target[i] = columns[this[row][i]];
            target.Sort();
        }
        return new(ColumnCount, starts, renumbered);
    }
}
