namespace Heliograph.JustifiedLayout.Flickr;

/// <summary>Flickr mode item by item in the reference's own order of arithmetic: slow, obvious and complete.</summary>
sealed class FlickrReference
{
    readonly LayoutOptions _options;
    readonly List<Box> _boxes = [];
    readonly List<Row> _rows = [];
    double _top;
    OpenRow? _row;

    FlickrReference(LayoutOptions options)
    {
        _options = options;
        _top = options.Padding.Top;
    }

    public static Layout Layout(ReadOnlySpan<double> aspectRatios, LayoutOptions options) =>
        new FlickrReference(options).Run(aspectRatios);

    /// <summary>The same for the caller's memory. Boxes stand in it without gaps where items were lost.</summary>
    public static LayoutExtent Layout<T>(ReadOnlySpan<T> aspectRatios, LayoutOptions options, in BoxSpans<T> boxes)
        where T : unmanaged
    {
        var ratios = new double[aspectRatios.Length];
        for (int i = 0; i < ratios.Length; i++) ratios[i] = Lanes.Get(in aspectRatios[i]);
        var layout = Layout(ratios, options);
        int at = 0;
        foreach (var box in layout.Boxes)
        {
            Lanes.Set(ref boxes.Lefts[at], 0, box.Left);
            Lanes.Set(ref boxes.Widths[at], 0, box.Width);
            if (!boxes.Tops.IsEmpty) Lanes.Set(ref boxes.Tops[at], 0, box.Top);
            if (!boxes.Heights.IsEmpty) Lanes.Set(ref boxes.Heights[at], 0, box.Height);
            at++;
        }
        if (!boxes.Rows.IsEmpty) layout.Rows.ToArray().CopyTo(boxes.Rows);
        return new(layout.ContainerHeight, layout.Boxes.Count, layout.Rows.Count, layout.WidowCount);
    }

    Layout Run(ReadOnlySpan<double> ratios)
    {
        bool forces = _options.Forces(out double forced);
        bool lastWasBreakout = false;
        for (int i = 0; i < ratios.Length; i++)
        {
            double ratio = forces ? forced : ratios[i];
            if (double.IsNaN(ratio)) throw new InvalidAspectRatioException(i);
            _row ??= NewRow();
            bool accepted = _row.Add(ratio);
            // A row whose height came out zero, negative or NaN stays open, and an item it rejected is lost.
            if (!(_row.Height > 0)) continue;
            lastWasBreakout = Push(_row);
            _row = null;
            if (_rows.Count >= _options.MaxRows) break;
            _row = NewRow();
            if (accepted) continue;
            _row.Add(ratio);
            if (!(_row.Height > 0)) continue;
            lastWasBreakout = Push(_row);
            _row = null;
            if (_rows.Count >= _options.MaxRows) break;
            _row = NewRow();
        }
        int widows = _options.ShowWidows && _row is { Ratios.Count: > 0 } ? PushWidows(_row, lastWasBreakout) : 0;
        var boxes = new BoxTable
        {
            Ratios = [.. _boxes.Select(box => box.AspectRatio)],
            Lefts = [.. _boxes.Select(box => box.Left)],
            Widths = [.. _boxes.Select(box => box.Width)],
            Rows = [.. _rows],
            Count = _boxes.Count,
        };
        return new Layout(_options, _top - _options.Spacing.Vertical + _options.Padding.Bottom, widows, boxes);
    }

    OpenRow NewRow()
    {
        bool breakout = _options.FullWidthBreakoutRowCadence is { } cadence && (_rows.Count + 1) % cadence == 0;
        return new OpenRow(_options, breakout);
    }

    bool Push(OpenRow row)
    {
        _rows.Add(new Row(_boxes.Count, row.Ratios.Count, _top, row.Height));
        for (int i = 0; i < row.Ratios.Count; i++)
            _boxes.Add(new Box(row.Ratios[i], row.Lefts[i], _top, row.Widths[i], row.Height));
        _top += row.Height + _options.Spacing.Vertical;
        return row.IsBreakout;
    }

    int PushWidows(OpenRow row, bool lastWasBreakout)
    {
        double height = _rows.Count == 0 || lastWasBreakout ? _options.TargetRowHeight : _rows[^1].Height;
        row.Complete(_options.WidowLayoutStyle, height);
        Push(row);
        return row.Ratios.Count;
    }
}
