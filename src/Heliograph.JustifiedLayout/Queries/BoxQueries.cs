namespace Heliograph.JustifiedLayout.Queries;

/// <summary>Questions to a finished layout, each a binary search over its rows and then within one row.</summary>
/// <remarks>Where Flickr mode made boxes or rows overlap, answers name one of those that fit.</remarks>
readonly ref struct BoxQueries(
    ReadOnlySpan<Row> rows, ReadOnlySpan<double> lefts, ReadOnlySpan<double> widths, bool runsLeft, bool runsUp)
{
    readonly ReadOnlySpan<Row> _rows = rows;
    readonly ReadOnlySpan<double> _lefts = lefts;
    readonly ReadOnlySpan<double> _widths = widths;

    public static int RowOf(ReadOnlySpan<Row> rows, int box) =>
        FirstRow(rows, box, static (row, at) => row.Start > at) - 1;

    /// <summary>The rows any part of which lies between two heights, as first and one past the last.</summary>
    public (int First, int End) RowsBetween(double top, double bottom)
    {
        if (!runsUp)
            return Ordered(FirstRow(_rows, top, static (row, at) => row.Top + row.Height > at),
                FirstRow(_rows, bottom, static (row, at) => row.Top >= at));
        return Ordered(FirstRow(_rows, bottom, static (row, at) => row.Top < at),
            FirstRow(_rows, top, static (row, at) => row.Top + row.Height <= at));
    }

    public Range BoxesBetween(double top, double bottom)
    {
        var (first, end) = RowsBetween(top, bottom);
        return first == end ? default : _rows[first].Start..(_rows[end - 1].Start + _rows[end - 1].Count);
    }

    public int? BoxAt(double x, double y)
    {
        int row = runsUp
            ? FirstRow(_rows, y, static (row, at) => row.Top <= at)
            : FirstRow(_rows, y, static (row, at) => row.Top + row.Height > at);
        if (row == _rows.Length || !(y >= _rows[row].Top && y < _rows[row].Top + _rows[row].Height)) return null;
        int box = LastStartingBy(_rows[row], x);
        return x >= _lefts[box] && x < _lefts[box] + _widths[box] ? box : null;
    }

    public int? Neighbour(int box, Direction direction)
    {
        int row = RowOf(_rows, box);
        int step = direction is Direction.Right or Direction.Down ? 1 : -1;
        if (direction is Direction.Left or Direction.Right)
        {
            int next = runsLeft ? box - step : box + step;
            return next >= 0 && next < _rows[^1].Start + _rows[^1].Count ? next : null;
        }
        row += runsUp ? -step : step;
        return row >= 0 && row < _rows.Length ? NearestTo(_rows[row], _lefts[box] + _widths[box] / 2) : null;
    }

    /// <summary>The box of a row whose middle is nearest to a line down the page.</summary>
    int NearestTo(in Row row, double x)
    {
        int box = LastStartingBy(row, x);
        int nearest = box;
        for (int other = Math.Max(box - 1, row.Start); other <= Math.Min(box + 1, row.Start + row.Count - 1); other++)
            if (Distance(other, x) < Distance(nearest, x)) nearest = other;
        return nearest;
    }

    double Distance(int box, double x) => Math.Max(0, Math.Max(_lefts[box] - x, x - (_lefts[box] + _widths[box])));

    /// <summary>Of a row's boxes, the rightmost that starts at or before a line; the leftmost where all start after it.</summary>
    int LastStartingBy(in Row row, double x)
    {
        int low = 0, high = row.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            int box = runsLeft ? row.Start + row.Count - 1 - middle : row.Start + middle;
            if (_lefts[box] <= x) low = middle + 1;
            else high = middle;
        }
        int at = Math.Max(low - 1, 0);
        return runsLeft ? row.Start + row.Count - 1 - at : row.Start + at;
    }

    static (int First, int End) Ordered(int first, int end) => (first, Math.Max(first, end));

    static int FirstRow(ReadOnlySpan<Row> rows, double at, Func<Row, double, bool> isPast)
    {
        int low = 0, high = rows.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (isPast(rows[middle], at)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
