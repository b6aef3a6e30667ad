using System.Buffers;
using System.Runtime.Intrinsics;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout.Optimal;

/// <summary>Optimal mode for a whole list: the breaks of least cost, placed as in strict mode.</summary>
static class OptimalLayout
{
    /// <inheritdoc cref="StrictLayout.Run"/>
    public static LayoutExtent Run(ReadOnlySpan<double> ratios, LayoutOptions options, in BoxSpans<double> boxes)
    {
        var rules = new StrictRules(options);
        if (!rules.Breakouts.Never) throw new ArgumentException("FullWidthBreakoutRowCadence has no meaning in optimal mode.");
        StrictLayout.CheckRatios(ratios, first: 0);
        var scratch = ArrayPool<double>.Shared.Rent(OptimalBreaks.ScratchLength(ratios.Length));
        try
        {
            var breaks = new OptimalBreaks(ratios, new(rules), scratch);
            breaks.Find(Vector256.IsHardwareAccelerated);
            bool mayEndUnfinished = options.ShowWidows && options.WidowLayoutStyle != WidowLayoutStyle.Justify;
            int widows = mayEndUnfinished ? breaks.LeaveUnfinished() : 0;
            int rows = ReadRows(breaks.Counts, boxes.Rows);
            return Place(ratios, options, rules, boxes, rows, widows);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scratch);
        }
    }

    /// <summary>Writes the row table's starts and counts. The counts lead from the last row to the first.</summary>
    static int ReadRows(ReadOnlySpan<double> counts, Span<Row> rows)
    {
        int found = 0;
        for (int end = counts.Length - 1; end > 0; found++)
        {
            int count = (int)counts[end];
            end -= count;
            rows[found] = new Row(end, count, 0, 0);
        }
        rows[..found].Reverse();
        return found;
    }

    static LayoutExtent Place(
        ReadOnlySpan<double> ratios, LayoutOptions options, in StrictRules rules, in BoxSpans<double> boxes, int rows, int widows)
    {
        int shown = rows <= options.MaxRows ? rows : Math.Min(rows, Math.Max(1, (int)Math.Ceiling(options.MaxRows)));
        var placement = new RowPlacement(rules, options.RunsLeft, ratios, boxes.Lefts, boxes.Widths);
        int end = 0;
        for (int i = 0; i < shown; i++)
        {
            ref var row = ref boxes.Rows[i];
            double sum = 0;
            foreach (double ratio in ratios.Slice(row.Start, row.Count)) sum += ratio;
            double height = i == rows - 1 && widows > 0
                ? placement.PlaceWidows(row.Start, row.Count, sum, rules.Target, options.WidowLayoutStyle)
                : placement.PlaceFull(row.Start, row.Count, sum);
            row = row with { Height = height };
            end = row.Start + row.Count;
        }
        return StrictLayout.Extent(boxes.Rows[..shown], end, shown == rows ? widows : 0, options);
    }
}
