namespace Heliograph.JustifiedLayout.Flickr;

ref partial struct FlickrPass<T>
{
    // Every share of a smaller gap rounds to zero, and nearly every row has a smaller one.
    const double SmallestGap = 0.25;

    /// <summary>Writes one row's boxes and its line of the row table.</summary>
    /// <param name="start">The row's first item.</param>
    /// <param name="count">How many items.</param>
    /// <param name="height">The height at which they fill the row, before it is held between the limits.</param>
    /// <param name="style">How they stand in it.</param>
    /// <returns>False where the height is not a positive number.</returns>
    bool Place(int start, int count, double height, WidowLayoutStyle style)
    {
        double clamped = Math.Max(_rules.Lowest, Math.Min(height, _rules.Highest));
        if (!(clamped > 0)) return false;
        double stretch = 1;
        if (height != clamped)
        {
            double room = _rules.RoomFor(count);
            stretch = room / clamped / (room / height);
        }
        double end = Spread(start, count, clamped, stretch, shift: 0, error: 0);
        if (style == WidowLayoutStyle.Justify) CloseGap(start, count, clamped, stretch, end);
        if (style == WidowLayoutStyle.Center)
        {
            double shift = (_rules.Width - end) / 2 + _rules.Spacing;
            Spread(start, count, clamped, stretch, shift, error: 0);
        }
        FinishRow(start, count, clamped);
        return true;
    }

    /// <summary>Spreads what a justified row's right edge misses over its boxes, in whole pixels.</summary>
    void CloseGap(int start, int count, double height, double stretch, double end)
    {
        double gap = end - (_rules.Spacing + _rules.Left) - _rules.Width;
        if (Math.Abs(gap) < SmallestGap) return;
        Spread(start, count, height, stretch, shift: 0, error: gap / count);
    }

    /// <summary>Writes lefts and widths from the left edge on.</summary>
    /// <remarks><c>shift</c> is added to every left edge; <c>error</c> is what each box is too wide on average, and is
    /// taken off in whole pixels.</remarks>
    /// <returns>Where the next box would start before either is applied.</returns>
    readonly double Spread(int start, int count, double height, double stretch, double shift, double error)
    {
        double x = _rules.Left;
        double before = 0;
        for (int i = 0; i < count; i++)
        {
            double width = Lanes.Get(ref _ratios, start + i) * height * stretch;
            double after = error == 0 ? 0 : JavaScript.Round((i + 1) * error);
            Lanes.Set(ref _lefts, start + i, x + shift - before);
            Lanes.Set(ref _widths, start + i, width - (after - before));
            x += width + _rules.Spacing;
            before = after;
        }
        return x;
    }

    void FinishRow(int start, int count, double height)
    {
        if (_writesTops) Fill(ref _tops, start, count, _top);
        if (_writesHeights) Fill(ref _heights, start, count, height);
        if (!_rowTable.IsEmpty) _rowTable[_rows] = new Row(start, count, _top, height);
        _rows++;
        _lastHeight = height;
        _top += height + _rules.RowSpacing;
    }

    static void Fill(ref T column, int start, int count, double value)
    {
        for (int i = start; i < start + count; i++) Lanes.Set(ref column, i, value);
    }
}
