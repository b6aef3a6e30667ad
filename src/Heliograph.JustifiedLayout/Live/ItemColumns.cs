namespace Heliograph.JustifiedLayout.Live;

/// <summary>Ratios, lefts and widths of a list of items that grows and shrinks anywhere.</summary>
sealed class ItemColumns
{
    double[] _ratios = [], _lefts = [], _widths = [];

    public int Count { get; private set; }

    public Span<double> Ratios => _ratios.AsSpan(0, Count);
    public Span<double> Lefts => _lefts.AsSpan(0, Count);
    public Span<double> Widths => _widths.AsSpan(0, Count);

    /// <summary>Replaces items; the places of those behind them move along.</summary>
    public void Splice(int index, int removed, ReadOnlySpan<double> inserted)
    {
        int count = Count - removed + inserted.Length;
        MoveTail(ref _ratios, index + removed, index + inserted.Length, count);
        MoveTail(ref _lefts, index + removed, index + inserted.Length, count);
        MoveTail(ref _widths, index + removed, index + inserted.Length, count);
        inserted.CopyTo(_ratios.AsSpan(index));
        Count = count;
    }

    void MoveTail(ref double[] column, int from, int to, int count)
    {
        var tail = column.AsSpan(from, Count - from);
        if (count > column.Length) Array.Resize(ref column, Math.Max(count, 2 * column.Length));
        tail.CopyTo(column.AsSpan(to));
    }
}
