using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Flickr;

ref partial struct FlickrPass<T>
{
    /// <summary>Places ordinary rows that can't be a breakout.</summary>
    /// <returns>The start of the first row that is not ordinary or stands near the end; <see cref="Place"/> does that one.</returns>
    int PlaceOrdinaryRows(int start, ref RowBlock block)
    {
        // One row less than the most, so that the last is counted where it ends the layout.
        int most = _rules.MaxRows < int.MaxValue ? (int)_rules.MaxRows - 1 : int.MaxValue;
        if (!_rules.Breakouts.Never) most = Math.Min(most, RowsBeforeBreakout());
        while (_rows < most && _length - start > Vector256<double>.Count)
        {
            if (!block.Holds(start)) block.Fill(ref _ratios, start, _length, _rules);
            start = PlaceRowsOf(block, start, most);
            if (block.Holds(start)) break;
        }
        return start;
    }

    readonly int RowsBeforeBreakout()
    {
        int rows = _rows;
        while (rows < _rows + RowBlock.Length && !_rules.Breakouts.FallsOn(rows + 1)) rows++;
        return rows;
    }

    /// <summary>Places rows four boxes at a time; what is written past a row's end the next row overwrites.</summary>
    int PlaceRowsOf(in RowBlock block, int start, int most)
    {
        // Locals, because what is reached through this would be read and written again in every row.
        ref T ratios = ref _ratios, lefts = ref _lefts, widths = ref _widths, tops = ref _tops, heights = ref _heights;
        ref var table = ref MemoryMarshal.GetReference(_rowTable);
        bool writesTable = !_rowTable.IsEmpty, writesTops = _writesTops, writesHeights = _writesHeights;
        int rows = _rows, end = block.Start + RowBlock.Length, last = _length - Vector256<double>.Count - 1;
        double top = _top, height = _lastHeight, left = _rules.Left, rowSpacing = _rules.RowSpacing;
        var spacing = Vector256.Create(_rules.Spacing);
        while (start < end && rows < most)
        {
            double natural = block.RowAt(start, out int count);
            if (double.IsNaN(natural) || start + count > last) break;
            var row = Vector256.Create(natural);
            var x = Vector256.Create(left);
            Lanes.Set(ref lefts, start, left);
            int i = 0;
            do
            {
                var boxes = Lanes.Load(ref ratios, start + i) * row;
                var edges = Lanes.EdgesAfter(x, boxes + spacing);
                x = Lanes.Last(edges);
                Lanes.Store(ref widths, start + i, boxes);
                Lanes.Store(ref lefts, start + i + 1, edges);
                if (writesTops) Lanes.Store(ref tops, start + i, Vector256.Create(top));
                if (writesHeights) Lanes.Store(ref heights, start + i, row);
                i += Vector256<double>.Count;
            }
            while (i < count);
            if (writesTable) Unsafe.Add(ref table, rows) = new Row(start, count, top, natural);
            height = natural;
            top += natural + rowSpacing;
            start += count;
            rows++;
        }
        (_rows, _top, _lastHeight) = (rows, top, height);
        return start;
    }
}
