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
        var pass = new StrictPass(options, rules, ratios, boxes.Lefts, boxes.Widths);
        int start = 0;
        while (pass.Step(start) is > 0 and int count)
        {
            boxes.Rows[pass.Rows - 1] = new Row(start, count, 0, pass.LastHeight);
            start += count;
            if (pass.Rows >= options.MaxRows) return Stack(boxes.Rows[..pass.Rows], start, 0, options);
        }
        int rows = pass.Rows, widows = options.ShowWidows ? ratios.Length - start : 0;
        if (widows > 0) boxes.Rows[rows++] = new Row(start, widows, 0, pass.PlaceWidows(start));
        return Stack(boxes.Rows[..rows], start + widows, widows, options);
    }

    /// <param name="ratios">What to check.</param>
    /// <param name="first">The index of the first of them in its list.</param>
    public static void CheckRatios(ReadOnlySpan<double> ratios, int first)
    {
        for (int i = 0; i < ratios.Length; i++)
            if (!(ratios[i] > 0 && double.IsFinite(ratios[i]))) throw new InvalidAspectRatioException(first + i);
    }

    /// <summary>Settles where rows of known height stand, from the top of the page down.</summary>
    public static LayoutExtent Stack(Span<Row> rows, int boxes, int widows, LayoutOptions options)
    {
        double top = options.Padding.Top;
        for (int i = 0; i < rows.Length; i++)
        {
            ref var row = ref rows[options.RunsUp ? rows.Length - 1 - i : i];
            if (i > 0) top += options.Spacing.Vertical;
            row = row with { Top = top };
            top += row.Height;
        }
        return new(top + options.Padding.Bottom, boxes, rows.Length, widows);
    }
}
