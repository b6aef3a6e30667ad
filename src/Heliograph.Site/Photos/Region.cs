namespace Heliograph.Site.Photos;

/// <summary>A part of a photo, in shares of its upright width and height: 0 to 1.</summary>
public readonly record struct Region(double X, double Y, double Width, double Height)
{
    const double Tolerance = 1e-6;

    /// <summary>Inside the photo, and large enough to be seen.</summary>
    internal bool IsValid => X >= 0 && Y >= 0 && Width >= 0.005 && Height >= 0.005 && X + Width <= 1 + Tolerance && Y + Height <= 1 + Tolerance;

    /// <summary>From what forms have: per cent.</summary>
    internal static Region OfPercent(double x, double y, double width, double height) => new(x / 100, y / 100, width / 100, height / 100);

    /// <summary>Where it lies when the photo is turned clockwise.</summary>
    /// <param name="degrees">90, 180 or 270.</param>
    internal Region Turned(int degrees) => degrees switch
    {
        90 => new(1 - Y - Height, X, Height, Width),
        180 => new(1 - X - Width, 1 - Y - Height, Width, Height),
        270 => new(Y, 1 - X - Width, Height, Width),
        _ => throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Not 90, 180 or 270."),
    };
}
