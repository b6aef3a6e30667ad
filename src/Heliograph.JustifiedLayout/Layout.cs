namespace Heliograph.JustifiedLayout;

/// <summary>A finished layout: where every box stands and how tall the container is.</summary>
public sealed class Layout
{
    internal Layout(double containerHeight, int widowCount, IReadOnlyList<Box> boxes, IReadOnlyList<Row> rows)
    {
        ContainerHeight = containerHeight;
        WidowCount = widowCount;
        Boxes = boxes;
        Rows = rows;
    }

    /// <summary>Height of the container in pixels, padding included.</summary>
    public double ContainerHeight { get; }

    /// <summary>How many boxes stand in an unfinished last row.</summary>
    public int WidowCount { get; }

    /// <summary>One box for each item in order; fewer where rows were limited or widows hidden.</summary>
    public IReadOnlyList<Box> Boxes { get; }

    /// <summary>The rows from top to bottom; together they hold every box once.</summary>
    public IReadOnlyList<Row> Rows { get; }
}
