using System.Buffers;
using Heliograph.JustifiedLayout.Flickr;

namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Runs a mode that works in doubles on a row table for callers who have floats or want no table.</summary>
static class RentedColumns
{
    public static LayoutExtent Run<T>(ReadOnlySpan<T> ratios, LayoutOptions options, in BoxSpans<T> boxes) where T : unmanaged
    {
        int length = ratios.Length;
        var columns = ArrayPool<double>.Shared.Rent(3 * length);
        var rows = ArrayPool<Row>.Shared.Rent(length);
        try
        {
            var wide = columns.AsSpan(0, length);
            Widen(ratios, options, wide);
            var spans = new BoxSpans<double>
            {
                Lefts = columns.AsSpan(length, length),
                Widths = columns.AsSpan(2 * length, length),
                Rows = rows,
            };
            var extent = StrictLayout.Run(wide, options, spans);
            CopyTo(boxes, spans, extent);
            return extent;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(columns);
            ArrayPool<Row>.Shared.Return(rows);
        }
    }

    static void Widen<T>(ReadOnlySpan<T> ratios, LayoutOptions options, Span<double> wide) where T : unmanaged
    {
        bool forces = options.Forces(out double forced);
        for (int i = 0; i < wide.Length; i++) wide[i] = forces ? forced : Lanes.Get(in ratios[i]);
    }

    static void CopyTo<T>(in BoxSpans<T> boxes, in BoxSpans<double> from, in LayoutExtent extent) where T : unmanaged
    {
        var rows = from.Rows[..extent.RowCount];
        if (!boxes.Rows.IsEmpty) rows.CopyTo(boxes.Rows);
        foreach (ref readonly var row in rows)
        {
            for (int i = row.Start; i < row.Start + row.Count; i++)
            {
                Lanes.Set(ref boxes.Lefts[i], 0, from.Lefts[i]);
                Lanes.Set(ref boxes.Widths[i], 0, from.Widths[i]);
                if (!boxes.Tops.IsEmpty) Lanes.Set(ref boxes.Tops[i], 0, row.Top);
                if (!boxes.Heights.IsEmpty) Lanes.Set(ref boxes.Heights[i], 0, row.Height);
            }
        }
    }
}
