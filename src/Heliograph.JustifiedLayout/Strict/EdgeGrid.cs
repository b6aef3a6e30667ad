namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Holds inner edges on a grid, so that the difference of two edges is exact and left + width is the right edge to the bit.</summary>
/// <remarks>The grid is some 2^-40 of the container's size: far below what anyone can see, and coarse enough that every
/// difference fits a double. Whole pixels, where wanted, come first.</remarks>
readonly struct EdgeGrid
{
    readonly double _step, _perStep, _pixel;

    public EdgeGrid(double left, double right, double pixel)
    {
        _step = Math.ScaleB(1, Math.ILogB(Math.Max(Math.Abs(left), Math.Abs(right))) - 40);
        _perStep = 1 / _step;
        _pixel = pixel;
        Left = OnStep(left);
        Right = right;
    }

    public double Left { get; }
    public double Right { get; }

    /// <summary>The container's other edge.</summary>
    public double Opposite(double edge) => edge == Left ? Right : Left;

    /// <summary>The nearest edge that a box may have inside the container.</summary>
    public double Snap(double x) => Inside(OnStep(OnPixel(x)));

    /// <summary>Left and width of a box between two edges, so that they add up to the right one.</summary>
    public static (double Left, double Width) Box(double left, double right)
    {
        double width = right - left;
        if (left + width == right) return (left, width);
        // Left of zero, a box can be wider than its right edge is far: then the width is rounded, and the left follows it.
        width = Math.BitDecrement(width);
        return (right - width, width);
    }

    /// <summary>The nearest height that is whole pixels, and at least one.</summary>
    public double SnapHeight(double height) => _pixel > 0 ? Math.Max(_pixel, OnPixel(height)) : height;

    double OnPixel(double x) => _pixel > 0 ? Math.Floor(x / _pixel + 0.5) * _pixel : x;

    double OnStep(double x) => Math.Round(x * _perStep) * _step;

    double Inside(double x) => x < Left ? Left : x > Right ? Right : x;
}
