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
        var scratch = ArrayPool<double>.Shared.Rent(OptimalBreaks.ScratchLength(ratios.Length));
        try
        {
            var breaks = new OptimalBreaks(ratios, rules, scratch);
            bool mayEndUnfinished = options.ShowWidows && options.WidowLayoutStyle != WidowLayoutStyle.Justify;
            breaks.Find(mayEndUnfinished, Vector256.IsHardwareAccelerated);
            return Place(ratios, options, rules, breaks, mayEndUnfinished, boxes);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scratch);
        }
    }

    static LayoutExtent Place(
        ReadOnlySpan<double> ratios, LayoutOptions options, in StrictRules rules, in OptimalBreaks breaks, bool mayEndUnfinished,
        in BoxSpans<double> boxes)
    {
        var placement = new RowPlacement(rules, options.RunsLeft, ratios, boxes.Lefts, boxes.Widths, Vector256.IsHardwareAccelerated);
        var counts = breaks.Counts;
        int start = 0, rows = 0, widows = 0;
        while (start < ratios.Length && (rows == 0 || rows < options.MaxRows))
        {
            int count = (int)counts[start];
            double sum = placement.Sum(start, count);
            bool isLast = start + count == ratios.Length;
            if (isLast && mayEndUnfinished && breaks.IsUnfinished(start)) widows = count;
            double height = widows > 0
                ? placement.PlaceWidows(start, count, sum, rules.Target, options.WidowLayoutStyle)
                : placement.PlaceFull(start, count, sum);
            boxes.Rows[rows++] = new Row(start, count, 0, height);
            start += count;
        }
        return StrictLayout.Extent(boxes.Rows[..rows], start, widows, options);
    }
}
