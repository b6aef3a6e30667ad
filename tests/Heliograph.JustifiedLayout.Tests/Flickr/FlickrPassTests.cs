using CsCheck;
using Heliograph.JustifiedLayout.Flickr;

namespace Heliograph.JustifiedLayout.Tests.Flickr;

public sealed class FlickrPassTests
{
    [Fact]
    public void Scalar_and_vector_passes_give_the_bits_of_the_reference() =>
        Gens.Anything.Select(Gens.AnyOptions).Sample((ratios, options) =>
        {
            Agrees(ratios, options, vectors: false);
            Agrees(ratios, options, vectors: true);
        }, iter: 3000);

    [Fact]
    public void A_float_layout_is_the_double_layout_rounded_once() =>
        Gens.Anything.Select(Gens.AnyOptions).Sample((ratios, options) =>
        {
            var floats = Array.ConvertAll(ratios, ratio => (float)ratio);
            if (options.Forces(out double forced)) options = options with { ForceAspectRatio = (float)forced };
            var (extent, lefts, widths, tops, heights) = Pass(Array.ConvertAll(floats, ratio => (double)ratio), options, false);
            foreach (bool vectors in s_either)
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

    static readonly bool[] s_either = [false, true];

    static void Agrees(double[] ratios, LayoutOptions options, bool vectors)
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
        T[] ratios, LayoutOptions options, bool vectors) where T : unmanaged
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
