using CsCheck;
using Heliograph.JustifiedLayout.Flickr;

namespace Heliograph.JustifiedLayout.Tests.Flickr;

public sealed class FlickrPassTests
{
    [Fact]
    public void Scalar_and_vector_passes_give_the_bits_of_the_reference() =>
        Gens.Anything.Select(Gens.AnyOptions).Holds((ratios, options) =>
        {
            foreach (var width in Enum.GetValues<VectorWidth>()) Agrees(ratios, options, width);
        }, iter: 3000);

    [Theory, InlineData(2), InlineData(3), InlineData(2.5)]
    public void Breakouts_between_long_rows_do_not_lead_astray(double cadence)
    {
        var ratios = Enumerable.Range(0, 3000).Select(i => 0.6 + i * 11 % 13 / 8.0).ToArray();
        var options = new LayoutOptions { ContainerWidth = 3000, TargetRowHeight = 120, FullWidthBreakoutRowCadence = cadence };
        foreach (var width in Enum.GetValues<VectorWidth>()) Agrees(ratios, options, width);
    }

    [Fact]
    public void A_float_layout_is_the_double_layout_rounded_once() =>
        Gens.Anything.Select(Gens.AnyOptions).Holds((ratios, options) =>
        {
            var floats = Array.ConvertAll(ratios, ratio => (float)ratio);
            if (options.Forces(out double forced)) options = options with { ForceAspectRatio = (float)forced };
            var (extent, lefts, widths, tops, heights) = Pass(Array.ConvertAll(floats, ratio => (double)ratio), options, VectorWidth.One);
            foreach (var vectors in Enum.GetValues<VectorWidth>())
            {
                var narrow = Pass(floats, options, vectors);
                Assert.Equal(extent, narrow.Extent);
                if (extent is not { BoxCount: int count }) continue;
                Same(lefts, narrow.Lefts, count);
                Same(widths, narrow.Widths, count);
                Same(tops, narrow.Tops, count);
                Same(heights, narrow.Heights, count);
            }
        }, iter: 1500);

    static void Agrees(double[] ratios, LayoutOptions options, VectorWidth vectors)
    {
        var (extent, lefts, widths, tops, heights) = Pass(ratios, options, vectors);
        if (extent is not { } known) return;
        var layout = FlickrReference.Layout(ratios, options);
        Assert.Equal(layout.ContainerHeight, known.ContainerHeight);
        Assert.Equal(layout.WidowCount, known.WidowCount);
        Assert.Equal(layout.Rows.Count, known.RowCount);
        Assert.Equal(layout.Boxes.Count, known.BoxCount);
        int at = 0;
        foreach (var box in layout.Boxes)
        {
            Assert.Equal(Bits(box.Left), Bits(lefts[at]));
            Assert.Equal(Bits(box.Width), Bits(widths[at]));
            Assert.Equal(Bits(box.Top), Bits(tops[at]));
            Assert.Equal(Bits(box.Height), Bits(heights[at]));
            at++;
        }
    }

    static (LayoutExtent? Extent, T[] Lefts, T[] Widths, T[] Tops, T[] Heights) Pass<T>(
        T[] ratios, LayoutOptions options, VectorWidth vectors) where T : unmanaged
    {
        T[] Column() => new T[ratios.Length];
        var (lefts, widths, tops, heights) = (Column(), Column(), Column(), Column());
        var spans = new BoxSpans<T>
        {
            Lefts = lefts,
            Widths = widths,
            Tops = tops,
            Heights = heights,
            Rows = new Row[ratios.Length],
        };
        bool whole = FlickrPass<T>.TryLayout(ratios, options, spans, vectors, out var extent);
        return (whole ? extent : null, lefts, widths, tops, heights);
    }

    static void Same(double[] expected, float[] actual, int count) =>
        Assert.Equal(expected.Take(count).Select(value => (float)value), actual.Take(count));

    static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
