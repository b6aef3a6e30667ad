using CsCheck;
using Heliograph.JustifiedLayout;
using Heliograph.Site.Photos.Rows;

namespace Heliograph.Site.Tests.Photos.Rows;

public class RowGeometryTests
{
    static readonly double[] Usual = [1.5, 4 / 3.0, 0.75, 2 / 3.0, 1, 16 / 9.0];
    static readonly Gen<double> UsualRatio = Gen.Int[0, Usual.Length - 1].Select(i => Usual[i]);
    static readonly Gen<double> Ratio = Gen.OneOf(UsualRatio, Gen.Double[0.3, 4]);
    static readonly Gen<RowMeasure> Measure = Gen.Select(Gen.Int[280, 2600], Gen.Bool, (width, touch) => new RowMeasure(width, touch));

    [Fact]
    public void A_page_worked_out_by_hand()
    {
        // Two squares and a target of 150 in 360: one row, (360 - 4) / 2 high, and the line of captions below.
        var geometry = RowGeometry.Of([1, 1], new RowMeasure(360), continues: true);
        Assert.Equal(178 + RowMeasure.Caption, geometry.Height);
        Assert.Equal(new RowBox(0, 0, 49.444, 88.1188), geometry.Boxes[0]);
        Assert.Equal(new RowBox(50.556, 0, 49.444, 88.1188), geometry.Boxes[1]);
    }

    [Fact]
    public void Every_row_before_the_last_ends_at_the_right_edge_and_rows_do_not_meet() => Gen.Select(Ratio.Array[1, 120], Measure, Gen.Bool).Holds((ratios, measure, continues) =>
    {
        var geometry = RowGeometry.Of(ratios, measure, continues);
        var rows = geometry.Boxes.GroupBy(b => b.Top).OrderBy(r => r.Key).ToList();
        for (int i = 0; i < rows.Count - (continues ? 0 : 1); i++)
        {
            var last = rows[i].Last();
            Assert.Equal(100, last.Left + last.Width, 0.0011);
        }

        foreach (var (above, below) in rows.Zip(rows.Skip(1)))
            Assert.True(above.First().Top + above.First().Height < below.First().Top);
        foreach (var row in rows)
        {
            Assert.Equal(0, row.First().Left);
            Assert.All(row.Zip(row.Skip(1)), pair => Assert.InRange((pair.Second.Left - pair.First.Left - pair.First.Width) * measure.Width / 100, measure.Gap - 0.6, measure.Gap + 0.6));
        }
    }, iter: 2000);

    [Fact]
    public void A_last_page_is_what_the_engine_lays_out() => Gen.Select(Ratio.Array[1, 120], Measure, Gen.Bool).Holds((ratios, measure, breakouts) =>
    {
        var geometry = RowGeometry.Of(ratios, measure, continues: false, breakouts);
        var layout = Justified.Layout(ratios, new LayoutOptions
        {
            Mode = LayoutMode.Strict,
            ContainerWidth = measure.Width,
            Padding = new(0, 0, measure.CaptionBelow, 0),
            Spacing = new(measure.Gap, measure.Gap + measure.CaptionBelow),
            TargetRowHeight = measure.IsPhone ? 150 : 260,
            FullWidthBreakoutRowCadence = breakouts && measure.Width <= 800 ? 5 : null,
        });
        Assert.Equal(layout.Boxes.Count, geometry.Boxes.Count);
        Assert.Equal(layout.ContainerHeight, geometry.Height, 0.001);
        for (int i = 0; i < ratios.Length; i++)
        {
            var (box, exact) = (geometry.Boxes[i], layout.Boxes[i]);
            Assert.Equal(exact.Left, box.Left * geometry.Width / 100, 0.02);
            Assert.Equal(exact.Width, box.Width * geometry.Width / 100, 0.04);
            Assert.Equal(exact.Top, box.Top * geometry.Height / 100, 0.02);
            Assert.Equal(exact.Height, box.Height * geometry.Height / 100, 0.04);
        }
    }, iter: 1000);

    [Fact]
    public void A_page_that_continues_ends_in_a_full_row_of_about_the_usual_height() => Gen.Select(UsualRatio.Array[100], Measure).Holds((ratios, measure) =>
    {
        var geometry = RowGeometry.Of(ratios, measure, continues: true);
        var last = geometry.Boxes.GroupBy(b => b.Top).Last();
        Assert.Equal(100, last.Last().Left + last.Last().Width, 0.0011);
        double height = last.First().Height * geometry.Height / 100;
        Assert.InRange(height, measure.TargetHeight * 0.5, measure.TargetHeight * 2.4);
    }, iter: 2000);

    [Theory]
    [InlineData("1232", 1232, false)]
    [InlineData("360t", 360, true)]
    public void A_remembered_width_is_read(string cookie, int width, bool touch) => Assert.Equal(new RowMeasure(width, touch), RowMeasure.Parse(cookie));

    [Theory]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("-5")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    [InlineData("100")]
    public void What_is_no_width_is_as_good_as_none(string cookie) => Assert.Null(RowMeasure.Parse(cookie));
}
