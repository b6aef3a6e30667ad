using CsCheck;
using Heliograph.JustifiedLayout.Optimal;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout.Tests.Optimal;

public sealed class OptimalTests
{
    static readonly Gen<LayoutOptions> s_options = Gens.SoundOptions.Select(options => options with
    {
        Mode = LayoutMode.Optimal,
        FullWidthBreakoutRowCadence = null,
        MaxRows = double.PositiveInfinity,
    });

    [Theory, InlineData(10, 300), InlineData(18, 4)]
    public void No_other_breaks_cost_less(int most, int samples) =>
        Gens.Photograph.Array[0, most].Select(s_options).Holds((ratios, options) =>
        {
            var partition = new Partition(ratios, options);
            Near(partition.Least(), partition.Cost(Counts(ratios, options)));
        }, iter: samples);

    [Fact]
    public void Eighteen_items_of_every_kind_are_broken_best()
    {
        double[] ratios = [1.5, 0.67, 0.67, 1.33, 3.2, 1, 1.5, 0.75, 1.78, 0.5, 1.5, 1.5, 9, 0.8, 1.33, 0.67, 1.5, 1];
        var options = new LayoutOptions { Mode = LayoutMode.Optimal };
        var partition = new Partition(ratios, options);
        Near(partition.Least(), partition.Cost(Counts(ratios, options)));
    }

    /// <remarks>Two of 1.3 and one of 0.65 fill the width at the target height to the last bit, and no row may be lower: how the
    /// sums of thousands of them are rounded must not forbid it.</remarks>
    [Fact]
    public void Rows_of_exactly_the_lowest_height_are_allowed_however_far_down()
    {
        var ratios = Enumerable.Range(0, 3000).Select(i => i % 3 == 2 ? 0.65 : 1.3).ToArray();
        var options = new LayoutOptions { Mode = LayoutMode.Optimal, Spacing = new(0), MinRowHeight = 320, WidowLayoutStyle = WidowLayoutStyle.Justify };
        Assert.All(Counts(ratios, options), count => Assert.Equal(3, count));
    }

    [Fact]
    public void The_window_holds_every_row_up_to_the_limit_and_no_other() =>
        Gen.OneOf(0.1, 0.65, 1.3, 1 / 3.0, 3.25, 1e-300).Array[0, 12].Select(s_options, Gen.Int[0, 2000]).Holds((ratios, options, before) =>
        {
            // Panoramas stand alone: what comes before does not touch the last rows but through the sums they are found from.
            var all = Enumerable.Repeat(4.0, before).Concat(ratios).ToArray();
            options = options with { ContainerWidth = 1040, Padding = new(0), Spacing = new(0), TargetRowHeight = 320, MinRowHeight = 320, MaxRowHeight = null };
            var partition = new Partition(all, options);
            var counts = Counts(all, options).ToArray();
            Assert.All(counts[..before], count => Assert.Equal(1, count));
            Near(partition.Least(before), partition.Cost(counts[before..], before));
        }, iter: 1000);

    [Fact]
    public void The_breaks_of_the_other_modes_do_not_cost_less() =>
        Gens.Photographs.Select(s_options).Holds((ratios, options) =>
        {
            var partition = new Partition(ratios, options);
            double least = partition.Cost(Counts(ratios, options));
            NotAbove(least, partition.Cost(Counts(ratios, options with { Mode = LayoutMode.Strict, ShowWidows = true })));
            var flickr = options with { Mode = LayoutMode.Flickr, ShowWidows = true };
            NotAbove(least, partition.Cost(Counts(ratios, flickr)));
        }, iter: 1000);

    [Fact]
    public void Breaks_that_make_squared_height_differences_least_do_not_cost_less() =>
        Gens.Photographs.Select(s_options).Holds((ratios, options) =>
        {
            var partition = new Partition(ratios, options);
            NotAbove(partition.Cost(Counts(ratios, options)), partition.Cost(SquaredHeights.Counts(ratios, options)));
        }, iter: 500);

    [Fact]
    public void Scalar_and_vector_breaks_have_the_same_bits() =>
        Gens.SoundRatios.Select(s_options).Holds((ratios, options) =>
        {
            var rules = new StrictRules(options);
            double[] one = new double[OptimalBreaks.ScratchLength(ratios.Length)], other = new double[one.Length];
            var scalar = new OptimalBreaks(ratios, rules, one);
            var vector = new OptimalBreaks(ratios, rules, other);
            scalar.Find(mayEndUnfinished: true, vectors: false);
            vector.Find(mayEndUnfinished: true, vectors: true);
            Assert.Equal(scalar.Best.ToArray(), vector.Best.ToArray());
            Assert.Equal(scalar.Counts.ToArray(), vector.Counts.ToArray());
        }, iter: 1000);

    [Fact]
    public void Every_item_is_placed_once_and_full_rows_end_at_the_right_edge() =>
        Gens.SoundRatios.Select(s_options).Holds((ratios, options) =>
        {
            var layout = Justified.Layout(ratios, options);
            Assert.Equal(ratios.Length, layout.Boxes.Count);
            int next = 0;
            var boxes = layout.Boxes.ToArray();
            foreach (var row in layout.Rows)
            {
                Assert.Equal(next, row.Start);
                next += row.Count;
                double right = boxes[row.Start..next].Max(box => box.Left + box.Width);
                if (next < ratios.Length || layout.WidowCount == 0) Assert.Equal(options.ContainerWidth - options.Padding.Right, right);
            }
            Assert.Equal(ratios.Length, next);
        }, iter: 500);

    [Fact]
    public void Only_so_many_rows_are_shown()
    {
        var ratios = Enumerable.Repeat(1.5, 100).ToArray();
        var layout = Justified.Layout(ratios, new LayoutOptions { Mode = LayoutMode.Optimal, MaxRows = 2.5 });
        Assert.Equal(3, layout.Rows.Count);
        Assert.Equal(layout.Rows[^1].Start + layout.Rows[^1].Count, layout.Boxes.Count);
        Assert.Equal(0, layout.WidowCount);
    }

    [Fact]
    public void No_items_make_no_rows_however_few_are_wanted() => Assert.Empty(
        Justified.Layout([], new LayoutOptions { Mode = LayoutMode.Optimal, MaxRows = -2 }).Rows);

    [Fact]
    public void Breakout_rows_are_refused() => Assert.ThrowsAny<ArgumentException>(() =>
        Justified.Layout([1, 2], new LayoutOptions { Mode = LayoutMode.Optimal, FullWidthBreakoutRowCadence = 3 }));

    static IEnumerable<int> Counts(double[] ratios, LayoutOptions options) =>
        Justified.Layout(ratios, options).Rows.Select(row => row.Count);

    static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * (1 + expected));

    static void NotAbove(double least, double other) => Assert.True(least <= other * (1 + 1e-9) + 1e-9, $"{least} is above {other}");
}
