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

    internal bool Forces(out double ratio)
    {
        ratio = ForceAspectRatio ?? 0;
        return ratio != 0 && !double.IsNaN(ratio);
    }
}
