namespace Heliograph.JustifiedLayout;

/// <summary>How rows are built. Names, defaults and meaning are those of npm <c>justified-layout</c>; lengths are in pixels.</summary>
public sealed record LayoutOptions
{
    /// <summary>Every option at its default.</summary>
    public static LayoutOptions Default { get; } = new();

    /// <summary>The rules to follow.</summary>
    public LayoutMode Mode { get; init; }

    /// <summary>Total width, padding included.</summary>
    public double ContainerWidth { get; init; } = 1060;

    /// <summary>Room inside the container's edges.</summary>
    public Padding Padding { get; init; } = new(10);

    /// <summary>Room between boxes.</summary>
    public Spacing Spacing { get; init; } = new(10);

    /// <summary>The row height wished for.</summary>
    public double TargetRowHeight { get; init; } = 320;

    /// <summary>How far a row's summed aspect ratio may lie from the ideal one, as a fraction of it.</summary>
    public double TargetRowHeightTolerance { get; init; } = 0.25;

    /// <summary>Rows after which the layout stops; a fraction counts as the next whole number, less than one as one.</summary>
    public double MaxRows { get; init; } = double.PositiveInfinity;

    /// <summary>An aspect ratio that replaces that of every item. Null, zero and NaN replace nothing.</summary>
    public double? ForceAspectRatio { get; init; }

    /// <summary>Whether an unfinished last row is laid out at all.</summary>
    public bool ShowWidows { get; init; } = true;

    /// <summary>Every row whose number (from one) this divides may hold a single item over the full width; null: none.</summary>
    public double? FullWidthBreakoutRowCadence { get; init; }

    /// <summary>Where the boxes of an unfinished last row stand.</summary>
    public WidowLayoutStyle WidowLayoutStyle { get; init; }

    /// <summary>No row is lower (strict and optimal mode); a panorama that would be is cropped. Null: half of <see cref="TargetRowHeight"/>.</summary>
    public double? MinRowHeight { get; init; }

    /// <summary>No row is higher (strict and optimal mode); a row that would be is cropped. Null: twice <see cref="TargetRowHeight"/>.</summary>
    public double? MaxRowHeight { get; init; }

    /// <summary>Inner edges and row heights are rounded to multiples of this (strict and optimal mode): 1 for whole CSS pixels,
    /// a half on a screen with twice as many. Zero: not rounded.</summary>
    public double PixelSize { get; init; }

    /// <summary>Whether rows run from the right edge to the left (strict and optimal mode).</summary>
    public bool RightToLeft { get; init; }

    /// <summary>Whether the first row stands at the bottom and the last at the top (strict and optimal mode).</summary>
    public bool BottomUp { get; init; }

    internal bool RunsLeft => RightToLeft && Mode != LayoutMode.Flickr;

    internal bool RunsUp => BottomUp && Mode != LayoutMode.Flickr;

    internal bool Forces(out double ratio)
    {
        ratio = ForceAspectRatio ?? 0;
        return ratio != 0 && !double.IsNaN(ratio);
    }
}
