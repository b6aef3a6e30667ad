using CsCheck;

namespace Heliograph.JustifiedLayout.Tests.Flickr;

/// <summary>What npm's rows look like where its faults don't show: photographs in a page's usual widths.</summary>
public sealed class FlickrRowsTests
{
    static readonly Gen<LayoutOptions> s_options =
        from width in Gen.Double[700, 3000]
        from height in Gen.Double[120, 320]
        from spacing in Gen.Double[0, 12]
        from padding in Gen.Double[0, 24]
        from style in Gen.Enum<WidowLayoutStyle>()
        select new LayoutOptions
        {
            ContainerWidth = width,
            TargetRowHeight = height,
            Spacing = new(spacing),
            Padding = new(padding),
            WidowLayoutStyle = style,
        };

    static void Holds(Action<double[], LayoutOptions, Layout> property) =>
        Gen.Double[0.5, 2].Array[0, 300].Select(s_options).Holds((ratios, options) =>
            property(ratios, options, Justified.Layout(ratios, options)), iter: 500);

    [Fact]
    public void Every_item_is_placed_once() => Holds((ratios, _, layout) =>
    {
        Assert.Equal(ratios, layout.Boxes.Select(box => box.AspectRatio));
        int next = 0;
        foreach (var row in layout.Rows)
        {
            Assert.Equal(next, row.Start);
            next += row.Count;
        }
        Assert.Equal(ratios.Length, next);
    });

    [Fact]
    public void Tops_are_monotone_and_boxes_do_not_overlap() => Holds((_, options, layout) =>
    {
        var boxes = layout.Boxes.ToArray();
        for (int i = 1; i < layout.Rows.Count; i++)
            Assert.True(layout.Rows[i - 1].Top + layout.Rows[i - 1].Height <= layout.Rows[i].Top + 1e-9 * layout.ContainerHeight);
        foreach (var row in layout.Rows)
            for (int i = row.Start + 1; i < row.Start + row.Count; i++)
                Assert.True(boxes[i - 1].Left + boxes[i - 1].Width <= boxes[i].Left + 1e-9);
    });

    [Fact]
    public void Finished_rows_end_at_the_right_edge_but_for_rounding() => Holds((_, options, layout) =>
    {
        var boxes = layout.Boxes.ToArray();
        foreach (var row in layout.Rows)
        {
            var last = boxes[row.Start + row.Count - 1];
            if (row.Start + row.Count < boxes.Length || layout.WidowCount == 0)
                Assert.Equal(options.ContainerWidth - options.Padding.Right, last.Left + last.Width, tolerance: 1e-9);
        }
    });
}
