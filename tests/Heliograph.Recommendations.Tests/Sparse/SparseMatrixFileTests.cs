using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests.Sparse;

public sealed class SparseMatrixFileTests
{
    [Fact]
    public void A_mapped_matrix_is_the_one_that_was_saved() => Matrices.Any.Holds(matrix =>
    {
        using var folder = new TemporaryFolder();
        SparseMatrixFile.Save(matrix, folder["m"]);
        using var file = SparseMatrixFile.Open(folder["m"]);
        Assert.Equal((matrix.RowCount, matrix.ColumnCount), (file.Matrix.RowCount, file.Matrix.ColumnCount));
        Assert.Equal(matrix.Lists(), file.Matrix.Lists());
    }, iter: 20);

    [Fact]
    public void Pairs_sorted_on_the_disk_give_what_pairs_sorted_in_memory_give() => Matrices.Any.Holds(matrix =>
    {
        using var folder = new TemporaryFolder();
        var pairs = matrix.Lists().SelectMany((row, i) => row.Select(column => (i, column))).Reverse().ToArray();
        SparseMatrixFile.Build(folder["m"], matrix.RowCount, matrix.ColumnCount, () => pairs.Concat(pairs));
        using var file = SparseMatrixFile.Open(folder["m"]);
        Assert.Equal(matrix.Lists(), file.Matrix.Lists());
        Assert.False(File.Exists(folder["m.unsorted"]));
    }, iter: 20);

    [Theory, InlineData(0), InlineData(12), InlineData(30), InlineData(43)]
    public void A_file_cut_short_is_refused(int length)
    {
        using var folder = new TemporaryFolder();
        SparseMatrixFile.Save(Matrices.Of([0, 2], [1]), folder["m"]);
        File.WriteAllBytes(folder["m"], File.ReadAllBytes(folder["m"])[..length]);
        Assert.Throws<RecommendationDataException>(() => SparseMatrixFile.Open(folder["m"]));
    }

    [Fact]
    public void No_changed_byte_lets_a_row_leave_the_matrix()
    {
        using var folder = new TemporaryFolder();
        SparseMatrixFile.Save(Matrices.Of([0, 2], [1], [0, 1, 2]), folder["m"]);
        byte[] sound = File.ReadAllBytes(folder["m"]);
        for (int at = 0; at < sound.Length; at++)
        {
            byte[] changed = [.. sound];
            changed[at] ^= 0x81;
            File.WriteAllBytes(folder["m"], changed);
            try
            {
                using var file = SparseMatrixFile.Open(folder["m"]);
                Assert.All(file.Matrix.Columns.ToArray(), column => Assert.InRange(column, 0, file.Matrix.ColumnCount - 1));
            }
            catch (RecommendationDataException refused)
            {
                Assert.Contains("m, byte", refused.Message);
            }
        }
    }
}
