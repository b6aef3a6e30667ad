namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Writes the lefts and widths of one row after the other; where a row stands on the page is settled later.</summary>
/// <param name="rules">The options.</param>
/// <param name="runsLeft">Whether rows begin at the right edge.</param>
/// <param name="ratios">Of all items.</param>
/// <param name="lefts">Of all items.</param>
/// <param name="widths">Of all items.</param>
/// <param name="overruns">Whether what stands behind a row may be overwritten, which is faster and changes nothing else.</param>
readonly ref partial struct RowPlacement(
    in StrictRules rules, bool runsLeft, ReadOnlySpan<double> ratios, Span<double> lefts, Span<double> widths, bool overruns)
{
    readonly StrictRules _rules = rules;
    readonly Edges _edges = new(rules.Left, rules.Right, rules.PixelSize);
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
        double natural = _rules.RoomFor(count) / sum;
        Spread(start, count, offset: 0, natural, fills: true);
        double height = natural < _rules.Lowest ? _rules.Lowest : natural > _rules.Highest ? _rules.Highest : natural;
        return _edges.SnapHeight(height);
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
        return _edges.SnapHeight(height);
    }

    /// <summary>Writes boxes from the side where the row begins.</summary>
    /// <param name="start">The first item.</param>
    /// <param name="count">How many items.</param>
    /// <param name="offset">Room before the first box.</param>
    /// <param name="scale">A box's width for a ratio of one.</param>
    /// <param name="fills">Whether the last box ends at the other side.</param>
    void Spread(int start, int count, double offset, double scale, bool fills)
    {
        if (overruns && fills && !runsLeft && !_edges.HasPixels && TrySpreadFours(start, count, scale)) return;
        if (runsLeft) SpreadLeft(start, count, offset, scale);
        else SpreadRight(start, count, offset, scale);
        if (_edges.HasPixels) SnapInner(start, count, isOffset: offset != 0);
        if (!fills) return;
        int last = start + count - 1;
        var (left, right) = runsLeft ? (_edges.Left, _lefts[last] + _widths[last]) : (_lefts[last], _edges.Right);
        (_lefts[last], _widths[last]) = Edges.Between(left, right);
    }

    /// <remarks>A box starts where the one before it ends and the spacing after, rounded no lower: so boxes can't overlap.</remarks>
    void SpreadRight(int start, int count, double offset, double scale)
    {
        double x = _edges.Left + offset, right = _edges.Right, spacing = _rules.Spacing;
        for (int i = start; i < start + count; i++)
        {
            double width = _ratios[i] * scale;
            if (x > right) x = right;
            if (x + width > right) (x, width) = Edges.Between(x, right);
            _lefts[i] = x;
            _widths[i] = width;
            x += width + spacing;
        }
    }

    void SpreadLeft(int start, int count, double offset, double scale)
    {
        double right = _edges.Right - offset, spacing = _rules.Spacing;
        for (int i = start; i < start + count; i++)
        {
            double left = _edges.Inside(right - _ratios[i] * scale);
            (left, double width) = Edges.Between(left, right);
            _lefts[i] = left;
            _widths[i] = width;
            right = _edges.Inside(left - spacing);
        }
    }

    /// <summary>Moves all edges but a full row's outer ones to whole pixels.</summary>
    void SnapInner(int start, int count, bool isOffset)
    {
        for (int i = start; i < start + count; i++)
        {
            double left = _edges.Snap(_lefts[i]), right = _edges.Snap(_lefts[i] + _widths[i]);
            if (i == start && !isOffset && runsLeft) right = _edges.Right;
            if (i == start && !isOffset && !runsLeft) left = _edges.Left;
            (_lefts[i], _widths[i]) = Edges.Between(left, right);
        }
    }
}
