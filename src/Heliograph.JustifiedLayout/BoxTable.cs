using System.Collections;
using Heliograph.JustifiedLayout.Queries;

namespace Heliograph.JustifiedLayout;

/// <summary>Boxes held as columns and a row table. A box's top and height are its row's, so that moving a row touches one line.</summary>
sealed class BoxTable : IReadOnlyList<Box>
{
    public required double[] Ratios { get; init; }
    public required double[] Lefts { get; init; }
    public required double[] Widths { get; init; }
    public required Row[] Rows { get; init; }

    /// <summary>How many boxes there are; the columns may be longer.</summary>
    public required int Count { get; init; }

    /// <remarks>Finds the row first: O(log rows).</remarks>
    public Box this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return At(index, Rows[BoxQueries.RowOf(Rows, index)]);
        }
    }

    public IEnumerator<Box> GetEnumerator()
    {
        foreach (var row in Rows)
            for (int i = row.Start; i < row.Start + row.Count; i++)
                yield return At(i, row);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    Box At(int index, in Row row) => new(Ratios[index], Lefts[index], row.Top, Widths[index], row.Height);
}
