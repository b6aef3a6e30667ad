using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Strict mode for a whole list.</summary>
static class StrictLayout
{
    /// <param name="ratios">Width / height of each item, forced already where that is wanted.</param>
    /// <param name="options">How rows are built.</param>
    /// <param name="boxes">Lefts, widths and rows of at least as many elements.</param>
    public static LayoutExtent Run(ReadOnlySpan<double> ratios, LayoutOptions options, in BoxSpans<double> boxes)
    {
        var rules = new StrictRules(options);
        CheckRatios(ratios, first: 0);
        var pass = new StrictPass(options, rules, ratios, boxes.Lefts, boxes.Widths, overruns: Vector256.IsHardwareAccelerated);
        int start = 0;
        while (pass.Step(start) is > 0 and int count)
        {
            boxes.Rows[pass.Rows - 1] = new Row(start, count, 0, pass.LastHeight);
            start += count;
            if (pass.Rows >= options.MaxRows) return Extent(boxes.Rows[..pass.Rows], start, 0, options);
        }
        int rows = pass.Rows, widows = options.ShowWidows ? ratios.Length - start : 0;
        if (widows > 0) boxes.Rows[rows++] = new Row(start, widows, 0, pass.PlaceWidows(start));
        return Extent(boxes.Rows[..rows], start + widows, widows, options);
    }

    /// <param name="ratios">What to check.</param>
    /// <param name="first">The index of the first of them in its list.</param>
    public static void CheckRatios(ReadOnlySpan<double> ratios, int first)
    {
        for (int i = 0; i < ratios.Length; i++)
            if (!(ratios[i] > 0 && double.IsFinite(ratios[i]))) throw new InvalidAspectRatioException(first + i);
    }

    public static LayoutExtent Extent(Span<Row> rows, int boxes, int widows, LayoutOptions options) =>
        new(Stack(rows, first: 0, options), boxes, rows.Length, widows);

    /// <summary>Settles where rows of known height stand, from the top of the page down.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="first">The first whose place is not settled yet; the rest follow it. Bottom-up, all are settled anew.</param>
    /// <param name="options">How rows are built.</param>
    /// <returns>The container's height.</returns>
    public static double Stack(Span<Row> rows, int first, LayoutOptions options)
    {
        if (options.RunsUp) first = 0;
        double bottom = first > 0 ? rows[first - 1].Top + rows[first - 1].Height : options.Padding.Top;
        for (int i = first; i < rows.Length; i++)
        {
            ref var row = ref rows[options.RunsUp ? rows.Length - 1 - i : i];
            row = row with { Top = i > 0 ? bottom + options.Spacing.Vertical : bottom };
            bottom = row.Top + row.Height;
        }
        return bottom + options.Padding.Bottom;
    }
}
