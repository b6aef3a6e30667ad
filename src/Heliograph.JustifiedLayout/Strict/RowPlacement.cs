namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Writes the lefts and widths of one row after the other; where a row stands on the page is settled later.</summary>
readonly ref struct RowPlacement(
    in StrictRules rules, bool runsLeft, ReadOnlySpan<double> ratios, Span<double> lefts, Span<double> widths)
{
    readonly StrictRules _rules = rules;
    readonly EdgeGrid _grid = new(rules.Left, rules.Right, rules.PixelSize);
    readonly ReadOnlySpan<double> _ratios = ratios;
    readonly Span<double> _lefts = lefts;
    readonly Span<double> _widths = widths;

    /// <summary>Places items so that they fill the row's width to the bit.</summary>
    /// <param name="start">The first item.</param>
    /// <param name="count">How many items.</param>
    /// <param name="sum">The sum of their ratios.</param>
    /// <returns>The row's height.</returns>
    public double PlaceFull(int start, int count, double sum)
    {
        double room = _rules.RoomFor(count);
        Spread(start, count, offset: 0, room / sum, fills: true);
        return _grid.SnapHeight(Math.Clamp(room / sum, _rules.Lowest, _rules.Highest));
    }

    /// <summary>Places an unfinished row at a height, or lower where it would not fit the width.</summary>
    /// <inheritdoc cref="PlaceFull"/>
    public double PlaceWidows(int start, int count, double sum, double height, WidowLayoutStyle style)
    {
        if (style == WidowLayoutStyle.Justify) return PlaceFull(start, count, sum);
        double room = _rules.RoomFor(count);
        height = Math.Min(height, room / sum);
        double offset = style == WidowLayoutStyle.Center ? (room - sum * height) / 2 : 0;
        Spread(start, count, offset, height, fills: false);
        return _grid.SnapHeight(height);
    }

    /// <summary>Writes boxes from the side where the row begins.</summary>
    /// <param name="start">The first item.</param>
    /// <param name="count">How many items.</param>
    /// <param name="offset">Room before the first box.</param>
    /// <param name="scale">A box's width for a ratio of one.</param>
    /// <param name="fills">Whether the last box ends at the other side.</param>
    void Spread(int start, int count, double offset, double scale, bool fills)
    {
        var grid = _grid;
        var ratios = _ratios.Slice(start, count);
        var lefts = _lefts.Slice(start, count);
        var widths = _widths.Slice(start, count);
        double origin = runsLeft ? grid.Right : grid.Left, forward = runsLeft ? -1 : 1, spacing = _rules.Spacing;
        double from = offset;
        for (int i = 0; i < ratios.Length; i++)
        {
            double to = from + ratios[i] * scale;
            double near = i == 0 && offset == 0 ? origin : grid.Snap(origin + forward * from);
            double far = i == count - 1 && fills ? grid.Opposite(origin) : grid.Snap(origin + forward * to);
            (lefts[i], widths[i]) = runsLeft ? EdgeGrid.Box(far, near) : EdgeGrid.Box(near, far);
            from = to + spacing;
        }
    }
}
