namespace Heliograph.JustifiedLayout;

/// <summary>Room between boxes, in pixels; negative values are allowed.</summary>
/// <param name="Horizontal">Between neighbours in a row.</param>
/// <param name="Vertical">Between rows.</param>
public readonly record struct Spacing(double Horizontal, double Vertical)
{
    /// <summary>The same room in both directions.</summary>
    public Spacing(double both) : this(both, both) { }
}
