using System.Runtime.InteropServices;
using Heliograph.JustifiedLayout.Flickr;
using Heliograph.JustifiedLayout.Live;
using Heliograph.JustifiedLayout.Queries;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout;

/// <summary>A layout that follows its list: after any edits it is, to the bit, the layout of the list as it then is.</summary>
/// <remarks>In Flickr and strict mode an edit lays out anew from the row it touches until a row starts where one started
/// before; the rows behind it only move. Optimal mode weighs the whole list each time. Not safe for several threads at once.</remarks>
public sealed partial class LiveLayout
{
    readonly ItemColumns _items = new();
    readonly List<Row> _rows = [];
    int _boxCount;

    /// <summary>Lays out a first list of items.</summary>
    /// <param name="aspectRatios">Width / height of each item in order; may be empty.</param>
    /// <param name="options">How rows are built.</param>
    /// <exception cref="InvalidAspectRatioException">An item is not a positive finite number, and no ratio is forced.</exception>
    /// <exception cref="ArgumentException">An option is out of range: in Flickr mode too, lengths are finite and the target
    /// row height is positive.</exception>
    public LiveLayout(ReadOnlySpan<double> aspectRatios, LayoutOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = Checked(options);
        _items.Splice(0, 0, CheckedRatios(aspectRatios, index: 0));
        LayOutAll();
    }

    /// <summary>How rows are built.</summary>
    public LayoutOptions Options { get; private set; }

    /// <summary>How many items there are.</summary>
    public int ItemCount => _items.Count;

    /// <summary>How many of them have a box: fewer where rows are limited or widows hidden.</summary>
    public int BoxCount => _boxCount;

    /// <summary>Height of the container in pixels, padding included.</summary>
    public double ContainerHeight { get; private set; }

    /// <summary>How many boxes stand in an unfinished last row.</summary>
    public int WidowCount { get; private set; }

    /// <summary>The row table, good until the next edit.</summary>
    public ReadOnlySpan<Row> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The viewport's top edge in pixels from the container's. Set it when the reader scrolls: edits move it so that
    /// the row it lies in stays where it is on the screen.</summary>
    public double ScrollTop { get; set; }

    BoxQueries Queries => new(Rows, _items.Lefts, _items.Widths, Options.RunsLeft, Options.RunsUp);

    /// <summary>The box of an item: O(log rows).</summary>
    /// <param name="item">Below <see cref="BoxCount"/>.</param>
    public Box this[int item]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(item);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, _boxCount);
            var row = Rows[BoxQueries.RowOf(Rows, item)];
            return new(_items.Ratios[item], _items.Lefts[item], row.Top, _items.Widths[item], row.Height);
        }
    }

    /// <inheritdoc cref="Layout.Visible"/>
    public Range Visible(double top, double bottom) => Queries.BoxesBetween(top, bottom);

    /// <inheritdoc cref="Layout.HitTest"/>
    public int? HitTest(double x, double y) => Queries.BoxAt(x, y);

    /// <inheritdoc cref="Layout.Nearest"/>
    public int? Nearest(int box, Direction direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(box);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(box, _boxCount);
        return Queries.Neighbour(box, direction);
    }

    static LayoutOptions Checked(LayoutOptions options)
    {
        if (options.Mode != LayoutMode.Flickr) _ = new StrictRules(options);
        else if (!new FlickrRules(options).IsPlain)
            throw new ArgumentException("A layout that can be edited needs finite lengths and a positive target row height.", nameof(options));
        return options;
    }

    /// <summary>The ratios to lay out, forced where that is wanted.</summary>
    double[] CheckedRatios(ReadOnlySpan<double> aspectRatios, int index)
    {
        var ratios = aspectRatios.ToArray();
        if (Options.Forces(out double forced)) Array.Fill(ratios, forced);
        StrictLayout.CheckRatios(ratios, index);
        return ratios;
    }
}
