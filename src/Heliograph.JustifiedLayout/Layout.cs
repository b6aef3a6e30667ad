using Heliograph.JustifiedLayout.Queries;

namespace Heliograph.JustifiedLayout;

/// <summary>A finished layout: where every box stands and how tall the container is.</summary>
public sealed class Layout
{
    readonly BoxTable _boxes;

    readonly bool _runsLeft, _runsUp;

    internal Layout(LayoutOptions options, double containerHeight, int widowCount, BoxTable boxes)
    {
        ContainerHeight = containerHeight;
        WidowCount = widowCount;
        _boxes = boxes;
        _runsLeft = options.RunsLeft;
        _runsUp = options.RunsUp;
    }

    /// <summary>Height of the container in pixels, padding included.</summary>
    public double ContainerHeight { get; }

    /// <summary>How many boxes stand in an unfinished last row.</summary>
    public int WidowCount { get; }

    /// <summary>One box for each item in order; fewer where rows were limited or widows hidden.</summary>
    /// <remarks>Going through them takes constant time a box, an index O(log rows).</remarks>
    public IReadOnlyList<Box> Boxes => _boxes;

    /// <summary>The rows in the order of their items; together they hold every box once.</summary>
    public IReadOnlyList<Row> Rows => _boxes.Rows;

    BoxQueries Queries => new(_boxes.Rows, _boxes.Lefts, _boxes.Widths, _runsLeft, _runsUp);

    /// <summary>The boxes whose rows show between two heights, for drawing no more than a viewport needs: O(log rows).</summary>
    /// <param name="top">The viewport's top edge in pixels from the container's.</param>
    /// <param name="bottom">Its bottom edge.</param>
    public Range Visible(double top, double bottom) => Queries.BoxesBetween(top, bottom);

    /// <summary>The box under a point: O(log rows).</summary>
    /// <returns>Null between boxes and outside of them.</returns>
    public int? HitTest(double x, double y) => Queries.BoxAt(x, y);

    /// <summary>Where an arrow key leads from a box: O(log rows). Up and down lead to the box nearest to its middle.</summary>
    /// <returns>Null at the end of the layout.</returns>
    public int? Nearest(int box, Direction direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(box);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(box, _boxes.Count);
        return Queries.Neighbour(box, direction);
    }
}
