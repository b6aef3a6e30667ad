using System.Runtime.InteropServices;
using Heliograph.JustifiedLayout.Flickr;
using Heliograph.JustifiedLayout.Queries;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout;

public sealed partial class LiveLayout
{
    readonly List<Row> _fresh = [];

    /// <summary>Lays out anew after items were replaced, from the row they touch on.</summary>
    void LayOutFrom(int index, int removed, int inserted, bool isAppended)
    {
        // Widows depend on the rows before them: they are always placed anew.
        if (WidowCount > 0) _rows.RemoveAt(_rows.Count - 1);
        int first = isAppended ? _rows.Count : FirstRowTouched(index);
        if (Options.Mode == LayoutMode.Flickr)
        {
            var boxes = new BoxSpans<double> { Lefts = _items.Lefts, Widths = _items.Widths };
            var pass = new FlickrPass<double>(_items.Ratios, new(Options), boxes, top: 0, VectorWidth.One);
            LayOutFrom(ref pass, first, index + inserted, inserted - removed);
        }
        else
        {
            var pass = new StrictPass(Options, new(Options), _items.Ratios, _items.Lefts, _items.Widths, overruns: false);
            LayOutFrom(ref pass, first, index + inserted, inserted - removed);
        }
    }

    /// <summary>The row of the item before an index: where it ends may depend on the item at the index.</summary>
    int FirstRowTouched(int index)
    {
        if (index == 0) return 0;
        return index - 1 < EndOf(_rows.Count) ? BoxQueries.RowOf(Rows, index - 1) : _rows.Count;
    }

    /// <param name="pass">Builds the rows.</param>
    /// <param name="first">The first row to build anew.</param>
    /// <param name="settled">The first item from which on the list is as it was.</param>
    /// <param name="moved">By how much those items moved.</param>
    void LayOutFrom<TPass>(ref TPass pass, int first, int settled, int moved) where TPass : IRowPass, allows ref struct
    {
        int start = EndOf(first), kept = first;
        pass.ResumeAfter(first, LastHeightOf(first));
        _fresh.Clear();
        while (true)
        {
            bool meets = Meets(ref kept, start, settled, moved, first + _fresh.Count);
            int count = meets || IsFull(first + _fresh.Count) ? 0 : pass.Step(start);
            if (count == 0)
            {
                if (!meets) kept = _rows.Count;
                break;
            }
            _fresh.Add(new Row(start, count, 0, pass.LastHeight));
            start += count;
        }
        Replace(first, kept, moved);
        PlaceWidows(ref pass);
        ContainerHeight = Stack(first);
    }

    /// <summary>Whether a row that starts at an item started there before, so that it and all after it are as they were.</summary>
    /// <param name="kept">The first old row that starts there or later.</param>
    /// <param name="start">The item.</param>
    /// <param name="settled">The first item from which on the list is as it was.</param>
    /// <param name="moved">By how much those items moved.</param>
    /// <param name="row">The index of the row that would start there now.</param>
    bool Meets(ref int kept, int start, int settled, int moved, int row)
    {
        if (start < settled) return false;
        while (kept < _rows.Count && _rows[kept].Start + moved < start) kept++;
        if (kept == _rows.Count || _rows[kept].Start + moved != start) return false;
        int shift = row - kept;
        return shift == 0 || (double.IsPositiveInfinity(Options.MaxRows) && new BreakoutCadence(Options.FullWidthBreakoutRowCadence).IsSameAfter(shift));
    }

    /// <summary>Puts the fresh rows in the place of old ones and moves those behind them.</summary>
    void Replace(int first, int kept, int moved)
    {
        int replaced = Math.Min(kept - first, _fresh.Count);
        var rows = CollectionsMarshal.AsSpan(_rows);
        CollectionsMarshal.AsSpan(_fresh)[..replaced].CopyTo(rows[first..]);
        if (kept - first > replaced) _rows.RemoveRange(first + replaced, kept - first - replaced);
        else _rows.InsertRange(first + replaced, _fresh[replaced..]);
        rows = CollectionsMarshal.AsSpan(_rows)[(first + _fresh.Count)..];
        for (int i = 0; i < rows.Length; i++) rows[i] = rows[i] with { Start = rows[i].Start + moved };
    }

    void PlaceWidows<TPass>(ref TPass pass) where TPass : IRowPass, allows ref struct
    {
        int start = EndOf(_rows.Count);
        WidowCount = Options.ShowWidows && !IsFull(_rows.Count) ? ItemCount - start : 0;
        _boxCount = start + WidowCount;
        if (WidowCount == 0) return;
        pass.ResumeAfter(_rows.Count, LastHeightOf(_rows.Count));
        _rows.Add(new Row(start, WidowCount, 0, pass.PlaceWidows(start)));
    }

    double Stack(int first)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        if (Options.Mode != LayoutMode.Flickr) return StrictLayout.Stack(rows, first, Options);
        double top = first > 0 ? rows[first - 1].Top + (rows[first - 1].Height + Options.Spacing.Vertical) : Options.Padding.Top;
        for (int i = first; i < rows.Length; i++)
        {
            rows[i] = rows[i] with { Top = top };
            top += rows[i].Height + Options.Spacing.Vertical;
        }
        return top - Options.Spacing.Vertical + Options.Padding.Bottom;
    }

    bool IsFull(int rows) => rows > 0 && rows >= Options.MaxRows;

    int EndOf(int rows) => rows > 0 ? _rows[rows - 1].Start + _rows[rows - 1].Count : 0;

    double LastHeightOf(int rows) => rows > 0 ? _rows[rows - 1].Height : 0;
}
