using Heliograph.JustifiedLayout.Flickr;

namespace Heliograph.JustifiedLayout;

/// <summary>Turns aspect ratios into rectangles in rows of equal width.</summary>
public static class Justified
{
    /// <summary>Lays out a list of items.</summary>
    /// <param name="aspectRatios">Width / height of each item in order.</param>
    /// <param name="options">How rows are built; null: every option at its default.</param>
    /// <exception cref="InvalidAspectRatioException">An item that was reached is NaN and no ratio is forced.</exception>
    public static Layout Layout(ReadOnlySpan<double> aspectRatios, LayoutOptions? options = null) =>
        FlickrReference.Layout(aspectRatios, options ?? LayoutOptions.Default);
}
