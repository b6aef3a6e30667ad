namespace Heliograph.JustifiedLayout;

/// <summary>Where the boxes of an unfinished last row stand.</summary>
public enum WidowLayoutStyle
{
    /// <summary>At the left edge, at the height of the row before.</summary>
    Left,

    /// <summary>In the middle of the container.</summary>
    Center,

    /// <summary>Stretched sideways over the whole width.</summary>
    Justify,
}
