using Heliograph.JustifiedLayout.Flickr;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout;

/// <summary>Turns aspect ratios into rectangles in rows of equal width.</summary>
public static class Justified
{
    /// <summary>Lays out a list of items with every option at its default.</summary>
    /// <inheritdoc cref="Layout(ReadOnlySpan{double}, LayoutOptions)"/>
    public static Layout Layout(ReadOnlySpan<double> aspectRatios) => Layout(aspectRatios, LayoutOptions.Default);

    /// <summary>Lays out a list of items.</summary>
    /// <param name="aspectRatios">Width / height of each item in order.</param>
    /// <param name="options">How rows are built.</param>
    /// <exception cref="InvalidAspectRatioException">No ratio is forced, and an item that was reached is NaN; or, in strict
    /// and optimal mode, any item is not a positive finite number.</exception>
    /// <exception cref="ArgumentException">Strict or optimal mode can't be with these options.</exception>
    public static Layout Layout(ReadOnlySpan<double> aspectRatios, LayoutOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        int length = aspectRatios.Length;
        var ratios = aspectRatios.ToArray();
        if (options.Forces(out double forced)) Array.Fill(ratios, forced);
        var (lefts, widths, rows) = (new double[length], new double[length], new Row[length]);
        var spans = new BoxSpans<double> { Lefts = lefts, Widths = widths, Rows = rows };
        if (!TryLayout(ratios, options, spans, out var extent)) return FlickrReference.Layout(ratios, options);
        var boxes = new BoxTable
        {
            Ratios = ratios,
            Lefts = lefts,
            Widths = widths,
            Rows = rows[..extent.RowCount],
            Count = extent.BoxCount,
        };
        return new Layout(options, extent.ContainerHeight, extent.WidowCount, boxes);
    }

    /// <summary>Lays out a list of items into the caller's memory. Flickr mode allocates nothing, the others rent what they need.</summary>
    /// <typeparam name="T"><see cref="double"/>, or <see cref="float"/>: then the arithmetic is still in double precision,
    /// and each side of a box is rounded once.</typeparam>
    /// <param name="aspectRatios">Width / height of each item in order.</param>
    /// <param name="options">How rows are built.</param>
    /// <param name="boxes">Where the boxes are written: each span as long as <paramref name="aspectRatios"/>, or empty
    /// where that is allowed; none overlaps another or the ratios.</param>
    /// <inheritdoc cref="Layout(ReadOnlySpan{double}, LayoutOptions)" path="/exception"/>
    public static LayoutExtent Layout<T>(ReadOnlySpan<T> aspectRatios, LayoutOptions options, in BoxSpans<T> boxes)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(options);
        boxes.CheckFor(aspectRatios.Length);
        if (TryLayout(aspectRatios, options, boxes, out var extent)) return extent;
        return FlickrReference.Layout(aspectRatios, options, boxes);
    }

    /// <returns>False where Flickr mode loses items, which only the reference reproduces.</returns>
    static bool TryLayout<T>(ReadOnlySpan<T> ratios, LayoutOptions options, in BoxSpans<T> boxes, out LayoutExtent extent)
        where T : unmanaged
    {
        if (options.Mode == LayoutMode.Flickr)
            return FlickrPass<T>.TryLayout(ratios, options, boxes, VectorWidths.Best, out extent);
        extent = RentedColumns.Run(ratios, options, boxes);
        return true;
    }
}
