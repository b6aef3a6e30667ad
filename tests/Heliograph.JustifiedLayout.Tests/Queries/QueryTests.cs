using CsCheck;

namespace Heliograph.JustifiedLayout.Tests.Queries;

public sealed class QueryTests
{
    static readonly Gen<Layout> s_layouts = Gen.OneOf(
        Gens.Photographs.Select(Gens.SoundOptions, (ratios, options) => Justified.Layout(ratios, options)),
        Gens.Photographs.Select(Gens.SoundOptions, (ratios, options) => Justified.Layout(ratios, options with { Mode = LayoutMode.Flickr })));

    [Fact]
    public void Visible_boxes_are_those_whose_rows_show() =>
        s_layouts.Select(Gen.Double[-0.2, 1.2], Gen.Double[0, 0.5]).Holds((layout, from, share) =>
        {
            double top = from * layout.ContainerHeight, bottom = top + share * layout.ContainerHeight;
            var showing = layout.Boxes.Index().Where(at => at.Item.Top + at.Item.Height > top && at.Item.Top < bottom).Select(at => at.Index);
            var (start, count) = layout.Visible(top, bottom).GetOffsetAndLength(layout.Boxes.Count);
            Assert.Equal(showing, Enumerable.Range(start, count));
        }, iter: 1000);

    [Fact]
    public void A_point_hits_the_box_it_lies_in() =>
        s_layouts.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Holds((layout, across, down) =>
        {
            double x = across * 1.1 * layout.Boxes.Select(box => box.Left + box.Width).DefaultIfEmpty().Max(), y = down * layout.ContainerHeight;
            var hit = layout.Boxes.Index().Where(at => Holds(at.Item, x, y)).Select(at => (int?)at.Index).ToArray();
            // Flickr mode's left and centred widows never overlap either; at most one box holds a point.
            Assert.Equal(hit.SingleOrDefault(), layout.HitTest(x, y));
        }, iter: 2000);

    static bool Holds(in Box box, double x, double y) =>
        x >= box.Left && x < box.Left + box.Width && y >= box.Top && y < box.Top + box.Height;

    [Fact]
    public void Up_and_down_lead_to_the_nearest_box_of_the_next_row() =>
        s_layouts.Select(Gen.Double[0, 0.999]).Holds((layout, place) =>
        {
            var boxes = layout.Boxes.ToArray();
            if (boxes.Length == 0) return;
            int from = (int)(place * boxes.Length);
            foreach (var direction in new[] { Direction.Up, Direction.Down })
            {
                double y = boxes[from].Top, x = boxes[from].Left + boxes[from].Width / 2;
                var rows = layout.Rows.Where(row => direction == Direction.Up ? row.Top < y : row.Top > y).OrderBy(row => Math.Abs(row.Top - y)).ToArray();
                int? to = layout.Nearest(from, direction);
                if (rows.Length == 0)
                {
                    Assert.Null(to);
                    continue;
                }
                Assert.InRange(to!.Value, rows[0].Start, rows[0].Start + rows[0].Count - 1);
                double least = boxes[rows[0].Start..(rows[0].Start + rows[0].Count)].Min(box => Away(box, x));
                Assert.Equal(least, Away(boxes[to.Value], x));
            }
        }, iter: 1000);

    static double Away(in Box box, double x) => Math.Max(0, Math.Max(box.Left - x, x - (box.Left + box.Width)));

    [Fact]
    public void Left_and_right_run_through_all_boxes_in_reading_order()
    {
        double[] ratios = [1, 1, 1, 1, 2, 1.5, 1];
        foreach (bool rightToLeft in new[] { false, true })
        {
            var layout = Justified.Layout(ratios, new LayoutOptions { Mode = LayoutMode.Strict, RightToLeft = rightToLeft });
            var (forward, back) = rightToLeft ? (Direction.Left, Direction.Right) : (Direction.Right, Direction.Left);
            for (int i = 0; i < 6; i++)
            {
                Assert.Equal(i + 1, layout.Nearest(i, forward));
                Assert.Equal(i, layout.Nearest(i + 1, back));
            }
            Assert.Null(layout.Nearest(6, forward));
            Assert.Null(layout.Nearest(0, back));
        }
    }

    [Fact]
    public void An_empty_layout_answers_with_nothing()
    {
        var layout = Justified.Layout([]);
        Assert.Equal(0, layout.Visible(0, 100).GetOffsetAndLength(0).Length);
        Assert.Null(layout.HitTest(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.Nearest(0, Direction.Up));
    }
}
