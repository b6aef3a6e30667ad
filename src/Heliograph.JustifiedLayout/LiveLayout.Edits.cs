using System.Buffers;
using Heliograph.JustifiedLayout.Live;

namespace Heliograph.JustifiedLayout;

public sealed partial class LiveLayout
{
    /// <summary>Adds items at the end. Finished rows are not touched.</summary>
    /// <inheritdoc cref="Insert" path="/exception"/>
    public void Append(ReadOnlySpan<double> aspectRatios) => Edit(ItemCount, 0, aspectRatios);

    /// <summary>Adds items at the start.</summary>
    /// <inheritdoc cref="Insert" path="/exception"/>
    public void Prepend(ReadOnlySpan<double> aspectRatios) => Edit(0, 0, aspectRatios);

    /// <summary>Adds items before one that is there.</summary>
    /// <param name="index">From zero to <see cref="ItemCount"/>.</param>
    /// <param name="aspectRatios">Width / height of each new item in order.</param>
    /// <exception cref="InvalidAspectRatioException">An item is not a positive finite number; nothing is changed then.</exception>
    public void Insert(int index, ReadOnlySpan<double> aspectRatios)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, ItemCount);
        Edit(index, 0, aspectRatios);
    }

    /// <summary>Takes items away.</summary>
    /// <param name="index">The first of them.</param>
    /// <param name="count">How many.</param>
    public void Remove(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, ItemCount - count);
        Edit(index, count, []);
    }

    /// <summary>Lays everything out for another width of the container.</summary>
    /// <exception cref="ArgumentException">The width leaves no room; nothing is changed then.</exception>
    public void Resize(double containerWidth)
    {
        Options = Checked(Options with { ContainerWidth = containerWidth });
        var anchor = ScrollAnchor.At(ScrollTop, Rows, Queries, Options.RunsUp);
        LayOutAll();
        if (anchor is { } held) ScrollTop = held.ScrollTop(Rows);
    }

    void Edit(int index, int removed, ReadOnlySpan<double> inserted)
    {
        var ratios = CheckedRatios(inserted, index);
        var anchor = ScrollAnchor.At(ScrollTop, Rows, Queries, Options.RunsUp);
        bool isAppended = index == ItemCount;
        _items.Splice(index, removed, ratios);
        if (Options.Mode == LayoutMode.Optimal) LayOutAll();
        else LayOutFrom(index, removed, ratios.Length, isAppended);
        if (anchor is { } held) ScrollTop = held.After(index, removed, ratios.Length).ScrollTop(Rows);
    }

    void LayOutAll()
    {
        int length = ItemCount;
        var rows = ArrayPool<Row>.Shared.Rent(length);
        try
        {
            var boxes = new BoxSpans<double> { Lefts = _items.Lefts, Widths = _items.Widths, Rows = rows.AsSpan(0, length) };
            var extent = Justified.Layout<double>(_items.Ratios, Options, boxes);
            _rows.Clear();
            _rows.AddRange(rows.AsSpan(0, extent.RowCount));
            (_boxCount, WidowCount, ContainerHeight) = (extent.BoxCount, extent.WidowCount, extent.ContainerHeight);
        }
        finally
        {
            ArrayPool<Row>.Shared.Return(rows);
        }
    }
}
