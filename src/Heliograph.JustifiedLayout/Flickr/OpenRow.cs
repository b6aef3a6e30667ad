namespace Heliograph.JustifiedLayout.Flickr;

/// <summary>The row that <see cref="FlickrReference"/> is filling.</summary>
sealed class OpenRow
{
    readonly double _left, _width, _spacing, _target, _fewest, _most;
    double _sum;

    public OpenRow(LayoutOptions options, bool breakout)
    {
        _left = options.Padding.Left;
        _width = options.ContainerWidth - options.Padding.Left - options.Padding.Right;
        _spacing = options.Spacing.Horizontal;
        _target = options.TargetRowHeight;
        _fewest = _width / _target * (1 - options.TargetRowHeightTolerance);
        _most = _width / _target * (1 + options.TargetRowHeightTolerance);
        IsBreakout = breakout;
    }

    public List<double> Ratios { get; } = [];
    public double[] Lefts { get; private set; } = [];
    public double[] Widths { get; private set; } = [];
    public double Height { get; private set; }
    public bool IsBreakout { get; }

    /// <summary>Takes or rejects one item; either may complete the row.</summary>
    public bool Add(double ratio)
    {
        int count = Ratios.Count;
        double sum = _sum + ratio;
        double room = RoomFor(count + 1);
        if (IsBreakout && count == 0 && ratio >= 1)
        {
            Take(ratio, sum);
            Complete(WidowLayoutStyle.Justify, room / ratio);
            return true;
        }
        if (sum < _fewest)
        {
            Take(ratio, sum);
            return true;
        }
        if (sum > _most && count > 0)
        {
            double roomBefore = RoomFor(count);
            if (Math.Abs(sum - room / _target) > Math.Abs(_sum - roomBefore / _target))
            {
                Complete(WidowLayoutStyle.Justify, roomBefore / _sum);
                return false;
            }
        }
        Take(ratio, sum);
        Complete(WidowLayoutStyle.Justify, room / sum);
        return true;
    }

    public void Complete(WidowLayoutStyle style, double height)
    {
        int count = Ratios.Count;
        double room = RoomFor(count);
        double clamped = Math.Max(0.5 * _target, Math.Min(height, 2 * _target));
        double stretch = 1;
        if (height != clamped)
        {
            stretch = room / clamped / (room / height);
            height = clamped;
        }
        Height = height;
        Lefts = new double[count];
        Widths = new double[count];
        double x = _left;
        for (int i = 0; i < count; i++)
        {
            Lefts[i] = x;
            Widths[i] = Ratios[i] * height * stretch;
            x += Widths[i] + _spacing;
        }
        if (style == WidowLayoutStyle.Justify) SpreadError(x);
        if (style == WidowLayoutStyle.Center) Center(x);
    }

    void SpreadError(double x)
    {
        int count = Ratios.Count;
        double error = (x - (_spacing + _left) - _width) / count;
        if (count == 1)
        {
            Widths[0] -= JavaScript.Round(error);
            return;
        }
        double before = JavaScript.Round(error);
        Widths[0] -= before;
        for (int i = 1; i < count; i++)
        {
            double after = JavaScript.Round((i + 1) * error);
            Lefts[i] -= before;
            Widths[i] -= after - before;
            before = after;
        }
    }

    void Center(double x)
    {
        double offset = (_width - x) / 2;
        for (int i = 0; i < Lefts.Length; i++) Lefts[i] += offset + _spacing;
    }

    double RoomFor(int count) => _width - (count - 1) * _spacing;

    void Take(double ratio, double sum)
    {
        Ratios.Add(ratio);
        _sum = sum;
    }
}
