using CsCheck;

namespace Heliograph.JustifiedLayout.Tests.Strict;

public sealed class StrictTests
{
    static void Holds(Action<double[], LayoutOptions, Layout> property) =>
        Gens.SoundRatios.Select(Gens.SoundOptions).Holds((ratios, options) =>
            property(ratios, options, Justified.Layout(ratios, options)), iter: 1000);

    [Fact]
    public void Every_item_is_placed_once() => Holds((ratios, options, layout) =>
    {
        int next = 0;
        foreach (var row in layout.Rows)
        {
            Assert.Equal(next, row.Start);
            Assert.True(row.Count > 0);
            next += row.Count;
        }
        Assert.Equal(next, layout.Boxes.Count);
        if (options.ShowWidows && double.IsPositiveInfinity(options.MaxRows)) Assert.Equal(ratios.Length, next);
    });

    [Fact]
    public void The_right_edge_is_exact() => Holds((_, options, layout) =>
    {
        double left = options.Padding.Left, right = options.ContainerWidth - options.Padding.Right;
        var boxes = layout.Boxes.ToArray();
        foreach (var row in layout.Rows)
        {
            if (options.WidowLayoutStyle != WidowLayoutStyle.Justify && IsWidow(layout, row)) continue;
            var (first, last) = (boxes[row.Start], boxes[row.Start + row.Count - 1]);
            if (options.RightToLeft) (first, last) = (last, first);
            Assert.Equal(left, first.Left, tolerance: 1e-8);
            Assert.Equal(right, last.Left + last.Width);
        }
    });

    [Fact]
    public void Boxes_do_not_overlap_and_stay_inside() => Holds((_, options, layout) =>
    {
        var boxes = layout.Boxes.ToArray();
        foreach (var row in layout.Rows)
        {
            var across = boxes[row.Start..(row.Start + row.Count)].OrderBy(box => box.Left).ThenBy(box => box.Width).ToArray();
            Assert.All(across, box => Assert.True(box.Width >= 0 && box.Height > 0));
            Assert.True(across[0].Left >= options.Padding.Left - 1e-8);
            Assert.True(across[^1].Left + across[^1].Width <= options.ContainerWidth - options.Padding.Right);
            for (int i = 1; i < across.Length; i++) Assert.True(across[i - 1].Left + across[i - 1].Width <= across[i].Left);
        }
    });

    [Fact]
    public void Tops_are_monotone_and_rows_do_not_overlap() => Holds((_, options, layout) =>
    {
        var down = options.BottomUp ? layout.Rows.Reverse().ToArray() : [.. layout.Rows];
        for (int i = 1; i < down.Length; i++) Assert.True(down[i - 1].Top + down[i - 1].Height <= down[i].Top);
        if (down.Length > 0)
        {
            Assert.Equal(options.Padding.Top, down[0].Top);
            Assert.Equal(down[^1].Top + down[^1].Height + options.Padding.Bottom, layout.ContainerHeight);
        }
    });

    [Fact]
    public void Row_heights_stay_within_their_limits() => Holds((_, options, layout) =>
    {
        double lowest = (options.MinRowHeight ?? options.TargetRowHeight / 2) - options.PixelSize;
        double highest = (options.MaxRowHeight ?? options.TargetRowHeight * 2) + options.PixelSize;
        foreach (var row in layout.Rows) Assert.InRange(row.Height, lowest, highest);
    });

    [Fact]
    public void Boxes_keep_their_ratio_where_no_limit_is_met() => Holds((_, options, layout) =>
    {
        if (options.PixelSize > 0) return;
        double lowest = options.MinRowHeight ?? options.TargetRowHeight / 2, highest = options.MaxRowHeight ?? options.TargetRowHeight * 2;
        foreach (var (row, boxes) in layout.Rows.Select(row => (row, layout.Boxes.Skip(row.Start).Take(row.Count))))
            if (row.Height > lowest && row.Height < highest)
                Assert.All(boxes, box => Assert.Equal(box.AspectRatio * box.Height, box.Width, tolerance: 1e-6));
    });

    [Fact]
    public void Pixels_are_whole() => Holds((_, options, layout) =>
    {
        if (options.PixelSize is not (1 or 0.5)) return;
        double p = options.PixelSize, left = options.Padding.Left, right = options.ContainerWidth - options.Padding.Right;
        foreach (var box in layout.Boxes)
        {
            foreach (double edge in new[] { box.Left, box.Left + box.Width })
                Assert.True(edge % p == 0 || Math.Abs(edge - left) < 1e-8 || edge == right);
            Assert.Equal(0, box.Height % p);
        }
    });

    static bool IsWidow(Layout layout, in Row row) =>
        layout.WidowCount > 0 && row.Start + row.Count == layout.Boxes.Count;
}
