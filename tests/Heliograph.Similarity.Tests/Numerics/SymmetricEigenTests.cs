using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    [Theory, InlineData(1, 0), InlineData(2, 0), InlineData(5, 0), InlineData(33, 0), InlineData(64, 0), InlineData(20, 12)]
    public void A_matrix_is_the_sum_of_its_parts(int n, int missingRank)
    {
        var random = new Random(n);
        double[] factor = [.. Enumerable.Range(0, n * n).Select(i => i / n < missingRank ? 0 : random.NextDouble() - 0.5)];
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < n; k++) matrix[i * n + j] += factor[k * n + i] * factor[k * n + j];

        var eigen = new SymmetricEigen([.. matrix], n);
        Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double sum = Enumerable.Range(0, n).Sum(k => eigen.Values[k] * eigen.Vector(k)[i] * eigen.Vector(k)[j]);
                Assert.Equal(matrix[i * n + j], sum, 1e-9);
                double product = Enumerable.Range(0, n).Sum(d => eigen.Vector(i)[d] * eigen.Vector(j)[d]);
                Assert.Equal(i == j ? 1 : 0, product, 1e-9);
            }
    }

    [Fact]
    public void A_diagonal_matrix_is_sorted() =>
        Assert.Equal([7, 3, 3, 0], new SymmetricEigen([3, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], 4).Values);
}
