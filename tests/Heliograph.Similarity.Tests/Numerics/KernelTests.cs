using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Tests.Numerics;

public sealed class KernelTests
{
    [Theory, InlineData(1, 1, 1), InlineData(3, 5, 7), InlineData(4, 16, 16), InlineData(9, 4, 256), InlineData(5, 64, 75), InlineData(8, 13, 40)]
    public void Rows_times_a_matrix_agree_with_double_precision(int rows, int depth, int width)
    {
        var x = Values(rows * depth, 1);
        var a = Values(depth * width, 2);
        var b = Values(width, 3);
        float[] y = new float[rows * width];
        new AffineMap(a, b).Apply(x, depth, y);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < width; column++)
            {
                double exact = b[column];
                for (int d = 0; d < depth; d++) exact += (double)x[row * depth + d] * a[d * width + column];
                Assert.Equal(exact, y[row * width + column], 1e-5 * depth);
            }
    }

    [Theory, InlineData(1), InlineData(7), InlineData(8), InlineData(31), InlineData(960)]
    public void Distances_agree_with_double_precision(int length)
    {
        var (a, b) = (Values(length, 1), Values(length, 2));
        Assert.Equal(a.Zip(b, (x, y) => Math.Pow((double)x - y, 2)).Sum(), Distances.SquaredL2(a, b), 1e-5 * length);
        Assert.Equal(a.Zip(b, (x, y) => (double)x * y).Sum(), Distances.Dot(a, b), 1e-5 * length);
    }

    [Theory, InlineData(1), InlineData(8), InlineData(16), InlineData(37), InlineData(256)]
    public void The_first_of_the_smallest_is_found(int length)
    {
        var random = new Random(length);
        for (int round = 0; round < 50; round++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(length / 2 + 1))];
            Assert.Equal(Array.IndexOf(values, values.Min()), Smallest.IndexOf(values));
        }
    }

    static float[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }
}
