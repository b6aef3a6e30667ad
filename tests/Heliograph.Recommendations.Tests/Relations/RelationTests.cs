using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Relations;

namespace Heliograph.Recommendations.Tests.Relations;

public sealed class RelationTests
{
    [Fact]
    public void Relations_are_merged_by_weight_or_kept_apart()
    {
        var members = new AllPairs(Matrices.Of([0, 1], [0, 1], [2]), new()).Find();
        var tags = new AllPairs(Matrices.Of([0], [5], [0]), new()).Find();
        var merged = MergedNeighbours.Of(5, (members, 0.5f), (tags, 2));
        Assert.Equal([new(2, 2, 1), new(1, 0.5f, 2)], merged[0].ToArray());
        Assert.Equal([new(2, 2, 1)], MergedNeighbours.Of(1, (members, 0.5f), (tags, 2))[0].ToArray());
        Assert.Throws<ArgumentException>(() => MergedNeighbours.Of(5));
    }

    [Theory]
    [InlineData(-90, -180, 0), InlineData(-90, 180, 0), InlineData(90, 179.9, 647), InlineData(0, 0, 342)]
    public void A_place_lies_in_one_cell(double latitude, double longitude, int cell) => Assert.Equal(cell, new PlaceGrid(10).Cell(latitude, longitude));

    [Fact]
    public void The_week_begins_on_monday()
    {
        Assert.Equal(0, WeekHours.Of(new(2026, 11, 23, 0, 59, 0, TimeSpan.FromHours(2))));
        Assert.Equal(WeekHours.Count - 1, WeekHours.Of(new(2026, 11, 29, 23, 0, 0, TimeSpan.Zero)));
    }
}
