using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>Items renumbered from the largest down, so that the counters that are hit most lie side by side in the nearest cache.</summary>
/// <param name="Originals">The item that each new number stands for; those too small have none.</param>
/// <param name="Items">Items by new number × features.</param>
/// <param name="Features">Features × items by new number, ascending.</param>
sealed record SizeOrder(int[] Originals, SparseMatrix Items, SparseMatrix Features)
{
    /// <param name="items">Items × features.</param>
    /// <param name="minSize">Items of fewer features are left out.</param>
    /// <param name="allocate">Gives room for so many numbers.</param>
    public static SizeOrder Of(SparseMatrix items, int minSize, Func<int, Memory<int>> allocate)
    {
        // Sorting is stable: at equal size the smaller item comes first.
        int[] originals = [.. Enumerable.Range(0, items.RowCount).Where(row => items[row].Length >= Math.Max(1, minSize)).OrderByDescending(row => items[row].Length)];
        int[] starts = new int[originals.Length + 1];
        for (int row = 0; row < originals.Length; row++) starts[row + 1] = starts[row] + items[originals[row]].Length;
        var columns = allocate(starts[^1]);
        for (int row = 0; row < originals.Length; row++) items[originals[row]].CopyTo(columns.Span[starts[row]..]);
        var ordered = new SparseMatrix(items.ColumnCount, starts, columns);
        return new(originals, ordered, ordered.Transpose(allocate));
    }
}
