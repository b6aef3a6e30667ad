using CsCheck;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests.Sparse;

public sealed class SparseMatrixTests
{
    [Fact]
    public void Rows_ascend_without_repeats()
    {
        var matrix = SparseMatrix.FromPairs(3, 9, [(2, 4), (0, 7), (2, 1), (2, 4), (0, 0)]);
        Assert.Equal([[0, 7], [], [1, 4]], matrix.Lists());
        Assert.Equal(4, matrix.EntryCount);
        Assert.True(matrix.Contains(2, 4));
        Assert.False(matrix.Contains(1, 4));
    }

    [Fact]
    public void The_order_of_pairs_changes_nothing() => Matrices.Any.Holds(matrix =>
    {
        var pairs = matrix.Lists().SelectMany((row, i) => row.Select(column => (i, column))).ToArray();
        new Random(1).Shuffle(pairs);
        Assert.Equal(matrix.Lists(), SparseMatrix.FromPairs(matrix.RowCount, matrix.ColumnCount, pairs).Lists());
    });

    [Fact]
    public void Transposing_twice_gives_the_matrix_again() =>
        Matrices.Any.Holds(matrix => Assert.Equal(matrix.Lists(), matrix.Transpose().Transpose().Lists()));

    [Fact]
    public void A_stream_of_more_pairs_than_a_chunk_is_kept_whole()
    {
        var builder = new SparseMatrixBuilder();
        for (int i = 0; i < 600_000; i++) builder.Add(i % 7, i / 7);
        Assert.Equal(600_000, builder.PairCount);
        var matrix = builder.Build(7, 100_000);
        Assert.Equal(600_000, matrix.EntryCount);
        Assert.Equal(Enumerable.Range(0, 85_714), matrix[6].ToArray());
        Assert.Equal(0, builder.PairCount);
    }

    [Theory, InlineData(3, 0), InlineData(0, 3)]
    public void A_pair_outside_is_refused(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SparseMatrix.FromPairs(3, 3, [(row, column)]));
}
