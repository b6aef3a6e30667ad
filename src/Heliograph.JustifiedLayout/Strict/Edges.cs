namespace Heliograph.JustifiedLayout.Strict;

/// <summary>The container's side edges, and where a box's edges may lie between them.</summary>
readonly struct Edges(double left, double right, double pixel)
{
    public double Left { get; } = left;
    public double Right { get; } = right;
    public bool HasPixels => pixel > 0;

    /// <summary>Left and width of a box between two edges, so that left + width is the right one, and never beyond it.</summary>
    /// <remarks>Where the difference is rounded it is more than half the right edge, and then the right edge less the width
    /// is exact (Sterbenz): the left edge moves in by less than anyone can see. Only boxes that start left of zero and end
    /// near it have no such width; they end a last bit short.</remarks>
    public static (double Left, double Width) Between(double left, double right)
    {
        double width = right - left;
        if (left + width == right) return (left, width);
        width = Math.BitDecrement(width);
        double moved = right - width;
        return moved >= left && moved + width == right ? (moved, width) : (left, width);
    }

    /// <summary>The whole pixel nearest to an edge, inside the container.</summary>
    public double Snap(double x) => Inside(OnPixel(x));

    /// <summary>The nearest height that is whole pixels, and at least one.</summary>
    public double SnapHeight(double height) => HasPixels ? Math.Max(pixel, OnPixel(height)) : height;

    public double Inside(double x) => x < Left ? Left : x > Right ? Right : x;

    double OnPixel(double x) => Math.Floor(x / pixel + 0.5) * pixel;
}
