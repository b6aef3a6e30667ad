namespace Heliograph.JustifiedLayout;

/// <summary>Which rules choose the row breaks and the geometry.</summary>
public enum LayoutMode
{
    /// <summary>npm <c>justified-layout</c> 4.1.0 to the last bit, its odd corners included.</summary>
    Flickr,

    /// <summary>The same rows without the reference's faults: no negative width, no overflow, an exact right edge.</summary>
    Strict,

    /// <summary>The row breaks of least cost over the whole list, placed as in <see cref="Strict"/>.</summary>
    Optimal,
}
