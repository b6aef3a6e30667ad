namespace Heliograph.JustifiedLayout.Tests;

public sealed class CallersMemoryTests
{
    static readonly double[] s_ratios = [.. Enumerable.Range(0, 1000).Select(i => 0.5 + i * 7 % 16 / 8.0)];

    [Theory]
    [InlineData(LayoutMode.Flickr, null), InlineData(LayoutMode.Flickr, 1.5)]
    [InlineData(LayoutMode.Strict, null), InlineData(LayoutMode.Optimal, null)]
    public void Nothing_is_allocated(LayoutMode mode, double? forced)
    {
        var options = new LayoutOptions { Mode = mode, ForceAspectRatio = forced };
        double[] lefts = new double[1000], widths = new double[1000], tops = new double[1000], heights = new double[1000];
        var rows = new Row[1000];
        long before = 0;
        for (int i = 0; i < 20; i++)
        {
            // The first rounds fill the pools and compile.
            if (i == 10) before = GC.GetAllocatedBytesForCurrentThread();
            Justified.Layout<double>(s_ratios, options, new()
            {
                Lefts = lefts,
                Widths = widths,
                Tops = tops,
                Heights = heights,
                Rows = rows,
            });
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory, InlineData(LayoutMode.Flickr), InlineData(LayoutMode.Strict), InlineData(LayoutMode.Optimal)]
    public void Spans_and_records_hold_the_same_boxes(LayoutMode mode)
    {
        var options = new LayoutOptions { Mode = mode };
        var layout = Justified.Layout(s_ratios, options);
        float[] lefts = new float[1000], widths = new float[1000], tops = new float[1000], heights = new float[1000];
        var extent = Justified.Layout<float>(Array.ConvertAll(s_ratios, ratio => (float)ratio), options, new()
        {
            Lefts = lefts,
            Widths = widths,
            Tops = tops,
            Heights = heights,
        });
        Assert.Equal(new LayoutExtent(layout.ContainerHeight, layout.Boxes.Count, layout.Rows.Count, layout.WidowCount), extent);
        Assert.Equal(
            layout.Boxes.Select(box => ((float)box.Left, (float)box.Top, (float)box.Width, (float)box.Height)),
            Enumerable.Range(0, extent.BoxCount).Select(i => (lefts[i], tops[i], widths[i], heights[i])));
    }

    [Theory, InlineData(LayoutMode.Flickr), InlineData(LayoutMode.Strict), InlineData(LayoutMode.Optimal)]
    public void Nothing_is_written_behind_a_span_whatever_the_others_lengths(LayoutMode mode)
    {
        for (int length = 0; length < 200; length++)
        {
            double[] lefts = new double[300], widths = new double[300], tops = new double[300], heights = new double[300];
            Justified.Layout(s_ratios.AsSpan(0, length), new LayoutOptions { Mode = mode, ShowWidows = length % 2 == 0 }, new BoxSpans<double>
            {
                Lefts = length % 3 == 0 ? lefts : lefts.AsSpan(0, length),
                Widths = length % 3 == 1 ? widths : widths.AsSpan(0, length),
                Tops = tops.AsSpan(0, length),
                Heights = length % 3 == 2 ? heights : heights.AsSpan(0, length),
            });
            if (length % 3 != 0) Assert.All(lefts[length..], left => Assert.Equal(0, left));
            if (length % 3 != 1) Assert.All(widths[length..], width => Assert.Equal(0, width));
            if (length % 3 != 2) Assert.All(heights[length..], height => Assert.Equal(0, height));
            Assert.All(tops[length..], top => Assert.Equal(0, top));
        }
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        double[] five = new double[5], six = new double[6];
        Assert.ThrowsAny<ArgumentException>(() => Justified.Layout<double>(six, LayoutOptions.Default, new() { Lefts = five, Widths = six }));
        Assert.ThrowsAny<ArgumentException>(() => Justified.Layout<double>(six, LayoutOptions.Default, new() { Lefts = six, Widths = [] }));
        Assert.ThrowsAny<ArgumentException>(
            () => Justified.Layout<double>(six, LayoutOptions.Default, new() { Lefts = six, Widths = six, Rows = new Row[5] }));
    }

    [Fact]
    public void Other_numbers_than_double_and_float_are_refused() => Assert.Throws<NotSupportedException>(
        () => Justified.Layout<int>([1], LayoutOptions.Default, new() { Lefts = [0], Widths = [0] }));

    [Fact]
    public void Items_that_the_reference_loses_are_lost_in_spans_too()
    {
        // 105 ratios of zero and their spacing fill 1040 pixels to the last, so the row's height is zero by zero.
        double[] ratios = [.. Enumerable.Repeat(0.0, 105), 20, 1];
        double[] lefts = new double[107], widths = new double[107];
        var extent = Justified.Layout<double>(ratios, LayoutOptions.Default, new() { Lefts = lefts, Widths = widths });
        var layout = Justified.Layout(ratios);
        Assert.Equal(106, layout.Boxes.Count);
        Assert.Equal(106, extent.BoxCount);
        Assert.Equal(layout.Boxes.Select(box => box.Left), lefts.Take(106));
    }
}
