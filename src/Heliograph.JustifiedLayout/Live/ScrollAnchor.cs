using Heliograph.JustifiedLayout.Queries;

namespace Heliograph.JustifiedLayout.Live;

/// <summary>What stands at the viewport's top edge: an item, and how far below its row's top edge the viewport begins.</summary>
readonly record struct ScrollAnchor(int Item, double Offset, double RowHeight)
{
    /// <returns>Null where there is no row to hold on to.</returns>
    public static ScrollAnchor? At(double scrollTop, ReadOnlySpan<Row> rows, in BoxQueries queries, bool runsUp)
    {
        if (rows.IsEmpty) return null;
        var (first, end) = queries.RowsBetween(scrollTop, double.PositiveInfinity);
        int top = runsUp ? Math.Max(end - 1, 0) : Math.Min(first, rows.Length - 1);
        return new(rows[top].Start, scrollTop - rows[top].Top, rows[top].Height);
    }

    /// <summary>Follows the item, or the next one where it was removed.</summary>
    public ScrollAnchor After(int index, int removed, int inserted)
    {
        if (Item < index) return this;
        return this with { Item = Item < index + removed ? index + inserted : Item - removed + inserted };
    }

    /// <summary>Where the viewport has to begin so that the item keeps its place in it.</summary>
    public double ScrollTop(ReadOnlySpan<Row> rows)
    {
        if (rows.IsEmpty) return 0;
        var row = rows[Math.Clamp(BoxQueries.RowOf(rows, Item), 0, rows.Length - 1)];
        bool isInside = Offset > 0 && Offset < RowHeight;
        return row.Top + (isInside ? Offset * (row.Height / RowHeight) : Offset);
    }
}
