using Heliograph.JustifiedLayout;

namespace Heliograph.Site.Photos.Rows;

/// <summary>The geometry of a sheet, one page of a list, in one container.</summary>
/// <param name="Width">CSS pixels of the container that it was laid out for.</param>
/// <param name="Height">CSS pixels of the sheet in that container.</param>
/// <param name="Boxes">One a photo, in order.</param>
sealed record RowGeometry(double Width, double Height, IReadOnlyList<RowBox> Boxes)
{
    const int SidewaysDigits = 3;
    const int DownwardsDigits = 4;
    const int BreakoutCadence = 5;
    const int LargestBend = 20;
    const double HighestLastRow = 1.6;
    static readonly double[] Tolerances = [0.25, 0.4, 0.1, 0.6];

    /// <param name="ratios">Width / height of each photo.</param>
    /// <param name="continues">Another sheet follows: the last row is full, so that nothing moves when it comes.</param>
    /// <param name="breakouts">Every fifth row may hold one photo over the full width.</param>
    public static RowGeometry Of(ReadOnlySpan<double> ratios, RowMeasure measure, bool continues, bool breakouts = false)
    {
        var options = Options(measure, breakouts);
        return InPerCent(continues ? WithoutWidows(ratios, options) : Justified.Layout(ratios, options), measure.Width);
    }

    static LayoutOptions Options(RowMeasure measure, bool breakouts) => new()
    {
        Mode = LayoutMode.Strict,
        ContainerWidth = measure.Width,
        Padding = new(0, 0, measure.CaptionBelow, 0),
        Spacing = new(measure.Gap, measure.Gap + measure.CaptionBelow),
        TargetRowHeight = measure.TargetHeight,
        FullWidthBreakoutRowCadence = breakouts && measure.HasBreakouts ? BreakoutCadence : null,
    };

    /// <summary>
    /// The layout whose rows come out even at the target height nearest to the usual one, the rows being as like each other as can be.
    /// The first few tries nearly always find it; should none, the widows are stretched and the photos cropped to that.
    /// </summary>
    static Layout WithoutWidows(ReadOnlySpan<double> ratios, LayoutOptions options)
    {
        foreach (double tolerance in Tolerances)
        {
            for (int bend = 0; bend <= LargestBend; bend++)
            {
                foreach (int sign in (ReadOnlySpan<int>)[1, -1])
                {
                    double target = options.TargetRowHeight * (1 + sign * bend * 0.01);
                    var layout = Justified.Layout(ratios, options with { TargetRowHeight = target, TargetRowHeightTolerance = tolerance });
                    if (layout.WidowCount == 0 && layout.Rows[^1].Height <= options.TargetRowHeight * HighestLastRow)
                        return layout;
                }
            }
        }

        return Justified.Layout(ratios, options with { WidowLayoutStyle = WidowLayoutStyle.Justify });
    }

    // Edges are rounded, not widths: neighbours keep their gap, and a full row ends at 100 exactly.
    static RowGeometry InPerCent(Layout layout, double width)
    {
        double height = layout.ContainerHeight;
        var boxes = new RowBox[layout.Boxes.Count];
        for (int i = 0; i < boxes.Length; i++)
        {
            var box = layout.Boxes[i];
            double left = Sideways(box.Left), right = Sideways(box.Left + box.Width);
            double top = Downwards(box.Top), bottom = Downwards(box.Top + box.Height);
            boxes[i] = new RowBox(left, top, Math.Round(right - left, SidewaysDigits), Math.Round(bottom - top, DownwardsDigits));
        }

        return new RowGeometry(width, Math.Round(height, SidewaysDigits), boxes);

        double Sideways(double x) => Math.Round(100 * x / width, SidewaysDigits);
        double Downwards(double y) => Math.Round(100 * y / height, DownwardsDigits);
    }
}
