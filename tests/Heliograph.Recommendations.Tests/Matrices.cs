using CsCheck;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests;

/// <summary>Small matrices of every density, empty ones and ones with empty rows among them.</summary>
static class Matrices
{
    public static readonly Gen<SparseMatrix> Any =
        from rows in Gen.Int[0, 40]
        from columns in Gen.Int[1, 60]
        from pairs in Gen.Select(Gen.Int[0, Math.Max(0, rows - 1)], Gen.Int[0, columns - 1]).Array[0, rows == 0 ? 0 : 600]
        select SparseMatrix.FromPairs(rows, columns, pairs);

    /// <summary>Rows as lists, for comparisons.</summary>
    public static int[][] Lists(this SparseMatrix matrix) => [.. Enumerable.Range(0, matrix.RowCount).Select(row => matrix[row].ToArray())];

    public static SparseMatrix Of(params int[][] rows) =>
        SparseMatrix.FromPairs(rows.Length, rows.SelectMany(row => row).DefaultIfEmpty(-1).Max() + 1, rows.SelectMany((row, i) => row.Select(column => (i, column))));

    /// <summary>A seeded matrix whose sizes differ much, as those of groups do.</summary>
    public static SparseMatrix Skewed(int rows, int columns, int pairs, int seed)
    {
        var random = new Random(seed);
        return SparseMatrix.FromPairs(rows, columns, Enumerable.Range(0, pairs).Select(_ =>
            ((int)(rows * Math.Pow(random.NextDouble(), 3)), (int)(columns * Math.Pow(random.NextDouble(), 2)))));
    }
}
