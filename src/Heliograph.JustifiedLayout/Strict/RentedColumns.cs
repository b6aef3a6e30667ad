using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Heliograph.JustifiedLayout.Optimal;

namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Runs a mode that works in doubles on a row table for callers who have floats or want no table.</summary>
static class RentedColumns
{
    public static LayoutExtent Run<T>(ReadOnlySpan<T> ratios, LayoutOptions options, in BoxSpans<T> boxes) where T : unmanaged
    {
        int length = ratios.Length;
        bool forces = options.Forces(out double forced);
        bool isWide = typeof(T) == typeof(double);
        var columns = isWide && !forces ? [] : ArrayPool<double>.Shared.Rent(3 * length);
        var rows = boxes.Rows.IsEmpty ? ArrayPool<Row>.Shared.Rent(length) : [];
        try
        {
            var spans = new BoxSpans<double>
            {
                Lefts = isWide ? MemoryMarshal.Cast<T, double>(boxes.Lefts) : columns.AsSpan(length, length),
                Widths = isWide ? MemoryMarshal.Cast<T, double>(boxes.Widths) : columns.AsSpan(2 * length, length),
                Rows = boxes.Rows.IsEmpty ? rows : boxes.Rows,
            };
            var wide = columns.AsSpan(0, columns.Length == 0 ? 0 : length);
            if (forces) wide.Fill(forced);
            else if (!isWide) Widen(ratios, wide);
            var extent = Run(isWide && !forces ? MemoryMarshal.Cast<T, double>(ratios) : wide, options, spans);
            if (!isWide) Narrow(spans, boxes, extent.BoxCount);
            FillFromRows(spans.Rows[..extent.RowCount], boxes);
            return extent;
        }
        finally
        {
            if (columns.Length > 0) ArrayPool<double>.Shared.Return(columns);
            if (rows.Length > 0) ArrayPool<Row>.Shared.Return(rows);
        }
    }

    static LayoutExtent Run(ReadOnlySpan<double> ratios, LayoutOptions options, in BoxSpans<double> boxes) =>
        options.Mode == LayoutMode.Optimal ? OptimalLayout.Run(ratios, options, boxes) : StrictLayout.Run(ratios, options, boxes);

    static void Widen<T>(ReadOnlySpan<T> ratios, Span<double> wide) where T : unmanaged
    {
        for (int i = 0; i < wide.Length; i++) wide[i] = Lanes.Get(in ratios[i]);
    }

    static void Narrow<T>(in BoxSpans<double> from, in BoxSpans<T> boxes, int count) where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            Lanes.Set(ref boxes.Lefts[i], 0, from.Lefts[i]);
            Lanes.Set(ref boxes.Widths[i], 0, from.Widths[i]);
        }
    }

    static void FillFromRows<T>(ReadOnlySpan<Row> rows, in BoxSpans<T> boxes) where T : unmanaged
    {
        foreach (ref readonly var row in rows)
        {
            if (!boxes.Tops.IsEmpty) Fill(boxes.Tops, row, row.Top);
            if (!boxes.Heights.IsEmpty) Fill(boxes.Heights, row, row.Height);
        }
    }

    /// <summary>Fills a row's part of a column; where there is room, four at a time and past its end, as the next row follows.</summary>
    static void Fill<T>(Span<T> column, in Row row, double value) where T : unmanaged
    {
        int end = row.Start + row.Count;
        ref var first = ref MemoryMarshal.GetReference(column);
        if (Vector256.IsHardwareAccelerated && end + Vector256<double>.Count <= column.Length)
            for (int i = row.Start; i < end; i += Vector256<double>.Count) Lanes.Store(ref first, i, Vector256.Create(value));
        else
            for (int i = row.Start; i < end; i++) Lanes.Set(ref first, i, value);
    }
}
