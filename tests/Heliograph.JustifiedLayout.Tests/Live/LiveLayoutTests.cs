using CsCheck;

namespace Heliograph.JustifiedLayout.Tests.Live;

public sealed class LiveLayoutTests
{
    sealed record Edit(int Kind, double Place, double[] Ratios);

    static readonly Gen<Edit[]> s_edits = Gen.Select(
        Gen.Int[0, 4], Gen.Double[0, 1], Gens.Photograph.Array[0, 12], (kind, place, ratios) => new Edit(kind, place, ratios)).Array[1, 12];

    static Gen<LayoutOptions> OptionsOf(LayoutMode mode) => Gens.SoundOptions.Select(options => options with
    {
        Mode = mode,
        FullWidthBreakoutRowCadence = mode == LayoutMode.Optimal ? null : options.FullWidthBreakoutRowCadence,
    });

    [Theory, InlineData(LayoutMode.Flickr), InlineData(LayoutMode.Strict), InlineData(LayoutMode.Optimal)]
    public void Any_edits_give_the_layout_of_the_final_list(LayoutMode mode) =>
        Gen.OneOf(Gens.Photographs, Gen.OneOf(1.0, 1.5).Array[0, 200]).Select(OptionsOf(mode), s_edits).Holds((ratios, options, edits) =>
        {
            var live = new LiveLayout(ratios, options);
            var list = ratios.ToList();
            Same(list, live);
            foreach (var edit in edits)
            {
                Apply(edit, live, list);
                Same(list, live);
            }
        }, iter: 400);

    static void Apply(Edit edit, LiveLayout live, List<double> list)
    {
        int index = (int)(edit.Place * list.Count), count = Math.Min(edit.Ratios.Length, list.Count - index);
        switch (edit.Kind)
        {
            case 0:
                live.Append(edit.Ratios);
                list.AddRange(edit.Ratios);
                break;
            case 1:
                live.Prepend(edit.Ratios);
                list.InsertRange(0, edit.Ratios);
                break;
            case 2:
                live.Insert(index, edit.Ratios);
                list.InsertRange(index, edit.Ratios);
                break;
            case 3:
                live.Remove(index, count);
                list.RemoveRange(index, count);
                break;
            default:
                live.Resize(200 + 2000 * edit.Place);
                break;
        }
    }

    static void Same(List<double> list, LiveLayout live)
    {
        var full = Justified.Layout([.. list], live.Options);
        Assert.Equal(full.ContainerHeight, live.ContainerHeight);
        Assert.Equal(full.WidowCount, live.WidowCount);
        Assert.Equal(full.Rows, live.Rows.ToArray());
        Assert.Equal(list.Count, live.ItemCount);
        Assert.Equal(full.Boxes, Enumerable.Range(0, live.BoxCount).Select(i => live[i]));
    }

    [Fact]
    public void The_item_at_the_top_of_the_screen_stays_there() =>
        Gens.Photograph.Array[30, 200].Select(OptionsOf(LayoutMode.Strict), s_edits, Gen.Double[0, 1]).Holds((ratios, options, edits, scroll) =>
        {
            options = options with { MaxRows = double.PositiveInfinity, ShowWidows = true };
            var live = new LiveLayout(ratios, options);
            var list = ratios.ToList();
            foreach (var edit in edits)
            {
                live.ScrollTop = scroll * live.ContainerHeight;
                // The first row in page order that is not above the screen, by looking at them all.
                var seen = live.Rows.ToArray().OrderBy(row => row.Top).FirstOrDefault(row => row.Top + row.Height > live.ScrollTop);
                double offset = live.ScrollTop - seen.Top;
                if (seen.Count == 0 || edit.Kind is 2 or 3) continue;
                int item = seen.Start + (edit.Kind == 1 ? edit.Ratios.Length : 0);
                Apply(edit, live, list);
                var now = live.Rows.ToArray().Single(row => row.Start <= item && item < row.Start + row.Count);
                if (offset > 0) offset *= now.Height / seen.Height;
                Assert.Equal(now.Top + offset, live.ScrollTop, tolerance: 1e-9 * (1 + live.ContainerHeight));
            }
        }, iter: 400);

    [Fact]
    public void Photographs_that_arrive_above_push_the_screen_down()
    {
        var live = new LiveLayout(Enumerable.Repeat(1.5, 100).ToArray(), LayoutOptions.Default) { ScrollTop = 1000 };
        double[] four = [1.5, 1.5, 1.5, 1.5];
        live.Prepend(four);
        // Two rows of 343⅓ and their spacing.
        Assert.Equal(1000 + 2 * (1030 / 3.0 + 10), live.ScrollTop, tolerance: 1e-9);
        live.Remove(0, 4);
        Assert.Equal(1000, live.ScrollTop, tolerance: 1e-9);
    }

    [Fact]
    public void An_invalid_item_is_named_and_nothing_changes()
    {
        var live = new LiveLayout([1.5, 1.5, 1.5], LayoutOptions.Default);
        Assert.Equal(2, Assert.Throws<InvalidAspectRatioException>(() => live.Insert(1, [1, 0])).Item);
        Assert.Equal(3, live.ItemCount);
        Assert.ThrowsAny<ArgumentException>(() => live.Resize(double.NaN));
        Assert.Equal(1060, live.Options.ContainerWidth);
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Remove(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => live.Insert(4, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => live[3]);
    }
}
