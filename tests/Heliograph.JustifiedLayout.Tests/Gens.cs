using CsCheck;

namespace Heliograph.JustifiedLayout.Tests;

/// <summary>Inputs of every kind the engine meets, from albums of photographs to numbers nobody should send.</summary>
static class Gens
{
    public static readonly Gen<double> Photograph = Gen.OneOf(
        Gen.Double[0.4, 2.4], Gen.OneOf<double>(1.5, 4 / 3.0, 3 / 4.0, 2 / 3.0, 16 / 9.0, 1.0), Gen.Double[2.4, 12]);

    static readonly Gen<double> s_strange = Gen.OneOf(
        Gen.OneOf<double>(0, -0.0, -1, -0.5, 1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity),
        Gen.Double[0, 0.1], Gen.Double[0, 20], Gen.Int[1, 4].Select(Gen.Int[1, 4], (w, h) => w / (double)h));

    public static readonly Gen<double[]> Photographs = Photograph.Array[0, 400];

    public static readonly Gen<double[]> Anything = Gen.OneOf(
        Photographs,
        Gen.Frequency((9, Photograph), (1, s_strange)).Array[0, 400],
        s_strange.Array[0, 60],
        Gen.Frequency((30, Photograph), (1, Gen.Const(double.NaN))).Array[0, 60],
        Gen.Frequency((30, Gen.Const(0.0)), (1, Photograph)).Array[0, 300]);

    static readonly Gen<double> s_length = Gen.OneOf(
        Gen.Double[0, 60], Gen.Int[0, 60].Select(i => (double)i), Gen.Double[-10, 10], Gen.OneOf<double>(0, 10, 200));

    public static readonly Gen<Padding> Padding = Gen.OneOf(
        s_length.Select(all => new Padding(all)),
        Gen.Select(s_length, s_length, s_length, s_length, (t, r, b, l) => new Padding(t, r, b, l)));

    public static readonly Gen<Spacing> Spacing = Gen.OneOf(
        s_length.Select(both => new Spacing(both)), s_length.Select(s_length, (h, v) => new Spacing(h, v)));

    static readonly Gen<double?> s_cadence = Gen.Frequency(
        (3, Gen.Const((double?)null)), (1, Gen.Int[1, 6].Select(i => (double?)i)), (1, Gen.OneOf<double?>(0, 2.5, 0.1, -2)));

    public static readonly Gen<LayoutOptions> Options =
        from width in Gen.OneOf(Gen.Double[200, 4000], Gen.OneOf<double>(1060, 375, 1188.88, 999.5, 1000, 3840))
        from height in Gen.OneOf(Gen.Double[20, 500], Gen.OneOf<double>(320, 100, 48, 75.822))
        from tolerance in Gen.OneOf(Gen.Double[0, 1], Gen.OneOf<double>(0, 0.25, 2, -0.5))
        from padding in Padding
        from spacing in Spacing
        from rows in Gen.Frequency((4, Gen.Const(double.PositiveInfinity)), (1, Gen.OneOf<double>(1, 2, 3, 0, -2, 1.5, 12)))
        from cadence in s_cadence
        from widows in Gen.Bool
        from style in Gen.Enum<WidowLayoutStyle>()
        select new LayoutOptions
        {
            ContainerWidth = width,
            TargetRowHeight = height,
            TargetRowHeightTolerance = tolerance,
            Padding = padding,
            Spacing = spacing,
            MaxRows = rows,
            FullWidthBreakoutRowCadence = cadence,
            ShowWidows = widows,
            WidowLayoutStyle = style,
        };

    /// <summary>Options that no sane page has, besides sane ones.</summary>
    public static readonly Gen<LayoutOptions> AnyOptions =
        from options in Options
        from width in Gen.Frequency((9, Gen.Const(options.ContainerWidth)), (1, Gen.OneOf<double>(0, -50, 1e300, double.PositiveInfinity)))
        from height in Gen.Frequency((9, Gen.Const(options.TargetRowHeight)), (1, Gen.OneOf<double>(0, -100, 1e-5, double.NaN, 5e-324)))
        from left in Gen.Frequency((9, Gen.Const(options.Padding.Left)), (1, Gen.OneOf<double>(-0.0, double.NaN)))
        from forced in Gen.Frequency((9, Gen.Const((double?)null)), (1, Gen.OneOf<double?>(0, 1, 1.5, -1, 0.001, double.NaN)))
        select options with
        {
            ContainerWidth = width,
            TargetRowHeight = height,
            Padding = options.Padding with { Left = left },
            ForceAspectRatio = forced,
        };

    /// <summary>Options that strict and optimal mode take.</summary>
    public static readonly Gen<LayoutOptions> SoundOptions =
        from options in Options
        from left in Gen.OneOf(Gen.Double[0, 50], Gen.OneOf<double>(0, 10, 10.3, -5.7))
        from right in Gen.Double[0, 50]
        from spacing in Gen.OneOf(Gen.Double[0, 60].Select(both => new Spacing(both)), Gen.Const(new Spacing(0)), Gen.Const(new Spacing(10)))
        from lowest in Gen.Frequency((2, Gen.Const((double?)null)), (1, Gen.Double[0.1, 1].Select(f => (double?)(f * options.TargetRowHeight))))
        from highest in Gen.Frequency((2, Gen.Const((double?)null)), (1, Gen.Double[1, 9].Select(f => (double?)(f * options.TargetRowHeight))))
        from pixel in Gen.OneOf<double>(0, 0, 1, 0.5, 1 / 3.0)
        from rightToLeft in Gen.Bool
        from bottomUp in Gen.Bool
        select options with
        {
            Mode = LayoutMode.Strict,
            TargetRowHeightTolerance = Math.Abs(options.TargetRowHeightTolerance),
            Padding = options.Padding with { Left = left, Right = right },
            Spacing = spacing,
            MinRowHeight = lowest,
            MaxRowHeight = highest,
            PixelSize = pixel,
            RightToLeft = rightToLeft,
            BottomUp = bottomUp,
        };

    /// <summary>Positive finite ratios, some of them absurd.</summary>
    public static readonly Gen<double[]> SoundRatios = Gen.OneOf(
        Photographs,
        Gen.Double[0.001, 0.1].Array[0, 400],
        Gen.Frequency((6, Photograph), (1, Gen.OneOf(Gen.Double[1e-6, 0.2], Gen.Double[5, 60], Gen.OneOf(1e-300, 1e300)))).Array[0, 200]);
}
