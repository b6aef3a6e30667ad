using System.Buffers;
using System.Runtime.InteropServices;

namespace Heliograph.JustifiedLayout.Flickr;

/// <summary>Flickr mode over the caller's memory: one pass, no allocation, the reference's bits.</summary>
/// <remarks>Rows are found and placed one after the other. That is the whole reference as long as every row's height
/// is a positive number; where one is not, <see cref="Run"/> gives up and <see cref="FlickrReference"/> takes over.</remarks>
ref partial struct FlickrPass<T> : IRowPass where T : unmanaged
{
    // A row whose height came out zero, negative or NaN.
    const int Stray = -1;

    readonly FlickrRules _rules;
    readonly int _length;
    readonly bool _writesTops, _writesHeights;
    readonly VectorWidth _vectors;
    readonly ref T _ratios, _lefts, _widths, _tops, _heights;
    readonly Span<Row> _rowTable;
    int _rows;
    double _top, _lastHeight;

    public FlickrPass(ReadOnlySpan<T> ratios, in FlickrRules rules, in BoxSpans<T> boxes, double top, VectorWidth vectors)
    {
        _rules = rules;
        _length = ratios.Length;
        _ratios = ref MemoryMarshal.GetReference(ratios);
        _lefts = ref MemoryMarshal.GetReference(boxes.Lefts);
        _widths = ref MemoryMarshal.GetReference(boxes.Widths);
        _tops = ref MemoryMarshal.GetReference(boxes.Tops);
        _heights = ref MemoryMarshal.GetReference(boxes.Heights);
        _writesTops = !boxes.Tops.IsEmpty;
        _writesHeights = !boxes.Heights.IsEmpty;
        _rowTable = boxes.Rows;
        _top = top;
        _vectors = rules.IsModest ? vectors : VectorWidth.One;
    }

    public readonly int Rows => _rows;

    public readonly double LastHeight => _lastHeight;

    /// <summary>Lays out all items. How wide vectors are makes no difference to the bits.</summary>
    /// <returns>False where a row's height can be zero, negative or NaN: then the reference loses items in ways of its own.</returns>
    public static bool TryLayout(
        ReadOnlySpan<T> ratios, LayoutOptions options, in BoxSpans<T> boxes, VectorWidth vectors, out LayoutExtent extent)
    {
        extent = default;
        var rules = new FlickrRules(options);
        if (!rules.IsPlain) return false;
        if (!options.Forces(out double forced) || ratios.IsEmpty)
            return new FlickrPass<T>(ratios, rules, boxes, options.Padding.Top, vectors).Run(options, out extent);
        var rented = ArrayPool<T>.Shared.Rent(ratios.Length);
        try
        {
            var same = rented.AsSpan(0, ratios.Length);
            Lanes.Set(ref same[0], 0, forced);
            same.Fill(same[0]);
            return new FlickrPass<T>(same, rules, boxes, options.Padding.Top, vectors).Run(options, out extent);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    public void ResumeAfter(int rows, double lastHeight) => (_rows, _lastHeight) = (rows, lastHeight);

    public int Step(int start)
    {
        int count = FindRow(start, out double sum);
        if (count == 0) return 0;
        return Place(start, count, _rules.RoomFor(count) / sum, WidowLayoutStyle.Justify) ? count : Stray;
    }

    public double PlaceWidows(int start)
    {
        bool anew = _rows == 0 || _rules.Breakouts.FallsOn(_rows);
        double height = anew ? _rules.Target : _lastHeight;
        return Place(start, _length - start, height, _rules.WidowLayoutStyle) ? _lastHeight : double.NaN;
    }

    bool Run(LayoutOptions options, out LayoutExtent extent)
    {
        extent = default;
        var block = _vectors == VectorWidth.One ? default : new RowBlock(_rules, _vectors);
        int start = 0;
        bool stopped = false;
        while (start < _length && !stopped)
        {
            if (_vectors != VectorWidth.One) start = PlaceOrdinaryRows(start, ref block);
            int count = Step(start);
            if (count == Stray) return false;
            if (count == 0) break;
            start += count;
            stopped = _rows >= _rules.MaxRows;
        }
        int widows = options.ShowWidows && !stopped ? _length - start : 0;
        if (widows > 0 && double.IsNaN(PlaceWidows(start))) return false;
        extent = new(_top - _rules.RowSpacing + options.Padding.Bottom, start + widows, _rows, widows);
        return true;
    }

    readonly int FindRow(int start, out double sum)
    {
        sum = start < _length ? Lanes.Get(ref _ratios, start) : 0;
        return sum >= 1 && _rules.Breakouts.FallsOn(_rows + 1) ? 1 : _rules.FindRow(ref _ratios, start, _length, out sum);
    }
}
