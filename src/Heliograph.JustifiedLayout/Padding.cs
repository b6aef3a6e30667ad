namespace Heliograph.JustifiedLayout;

/// <summary>Room between the container's edges and the boxes, in pixels; negative values are allowed.</summary>
/// <param name="Top">Above the first row.</param>
/// <param name="Right">Right of each row's last box.</param>
/// <param name="Bottom">Below the last row.</param>
/// <param name="Left">Left of each row's first box.</param>
public readonly record struct Padding(double Top, double Right, double Bottom, double Left)
{
    /// <summary>The same room on all four sides.</summary>
    public Padding(double all) : this(all, all, all, all) { }
}
