using CsCheck;

namespace Heliograph.JustifiedLayout.Tests.Strict;

public sealed class StrictAndFlickrTests
{
    [Fact]
    public void Strict_mode_breaks_rows_where_flickr_mode_does() =>
        Gens.Photograph.Array[0, 300].Select(Gen.Double[500, 3000], Gen.Double[150, 400], Gen.Double[0.1, 0.5]).Holds(
            (ratios, width, height, tolerance) =>
            {
                var flickr = new LayoutOptions { ContainerWidth = width, TargetRowHeight = height, TargetRowHeightTolerance = tolerance };
                var strict = flickr with { Mode = LayoutMode.Strict, MinRowHeight = 1, MaxRowHeight = 4 * height };
                Assert.Equal(
                    Justified.Layout(ratios, flickr).Rows.Select(row => row.Count),
                    Justified.Layout(ratios, strict).Rows.Select(row => row.Count));
            }, iter: 1000);

    [Fact]
    public void Three_hundred_slivers_keep_positive_widths()
    {
        var slivers = Enumerable.Repeat(0.02, 300).ToArray();
        var options = new LayoutOptions { ContainerWidth = 400, TargetRowHeight = 200 };
        Assert.Contains(Justified.Layout(slivers, options).Boxes, box => box.Width < 0);
        Assert.All(Justified.Layout(slivers, options with { Mode = LayoutMode.Strict }).Boxes, box => Assert.True(box.Width > 0));
    }

    [Fact]
    public void Centred_widows_stand_in_the_middle()
    {
        var options = new LayoutOptions
        {
            Mode = LayoutMode.Strict,
            WidowLayoutStyle = WidowLayoutStyle.Center,
            Padding = new(10, 40, 10, 20),
        };
        var boxes = Justified.Layout([1, 1], options).Boxes;
        Assert.Equal(boxes[0].Left - 20, 1060 - 40 - boxes[1].Left - boxes[1].Width, tolerance: 1e-8);
    }

    [Fact]
    public void Widows_after_a_high_row_do_not_overflow()
    {
        // The narrow item alone makes a row of twice the target height, and the widows would take that height too.
        double[] ratios = [0.7, 9, 1.1, 1];
        var options = new LayoutOptions { ContainerWidth = 500, TargetRowHeight = 200, TargetRowHeightTolerance = 0 };
        var flickr = Justified.Layout(ratios, options).Boxes[^1];
        var strict = Justified.Layout(ratios, options with { Mode = LayoutMode.Strict }).Boxes[^1];
        Assert.True(strict.Left + strict.Width <= 490, $"flickr {flickr}, strict {strict}");
    }

    [Fact]
    public void Boxes_that_begin_left_of_zero_do_not_overlap()
    {
        double[] ratios = [0.02, 0.05, 0.03, 0.02, 0.04, 0.02, 0.03, 8];
        var options = new LayoutOptions
        {
            Mode = LayoutMode.Strict,
            Padding = new(0, 0, 0, -5.7),
            Spacing = new(0),
            TargetRowHeight = 100,
            PixelSize = 1 / 3.0,
        };
        var boxes = Justified.Layout(ratios, options).Boxes.ToArray();
        for (int i = 1; i < boxes.Length; i++)
            if (boxes[i].Top == boxes[i - 1].Top) Assert.True(boxes[i - 1].Left + boxes[i - 1].Width <= boxes[i].Left);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void An_invalid_item_is_named(double ratio)
    {
        var thrown = Assert.Throws<InvalidAspectRatioException>(
            () => Justified.Layout([1, 2, ratio, double.NaN], new LayoutOptions { Mode = LayoutMode.Strict, MaxRows = 1 }));
        Assert.Equal(2, thrown.Item);
        Assert.Equal("Item 2 has an invalid aspect ratio", thrown.Message);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        var strict = new LayoutOptions { Mode = LayoutMode.Strict };
        Refuses(strict with { ContainerWidth = 20 }, "ContainerWidth");
        Refuses(strict with { TargetRowHeight = 0 }, "TargetRowHeight");
        Refuses(strict with { TargetRowHeightTolerance = -1 }, "TargetRowHeightTolerance");
        Refuses(strict with { Spacing = new(-1) }, "Spacing");
        Refuses(strict with { MinRowHeight = 400 }, "MinRowHeight");
        Refuses(strict with { MaxRowHeight = 300 }, "MaxRowHeight");
        Refuses(strict with { PixelSize = -1 }, "PixelSize");
        Refuses(strict with { MaxRows = double.NaN }, "MaxRows");
    }

    static void Refuses(LayoutOptions options, string option)
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(() => Justified.Layout([1, 2], options));
        Assert.StartsWith(option, thrown.Message);
    }
}
