using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests;

/// <summary>Seeded vectors that lie in clusters, as features do.</summary>
static class Clouds
{
    public static VectorSet Of(int count, int dimension, int seed = 1, int clusters = 20, double spread = 0.35)
    {
        var random = new Random(seed);
        // The clusters are the same for every seed: queries come from where the base does.
        var place = new Random(dimension * 1000 + clusters);
        double[] centres = [.. Enumerable.Range(0, clusters * dimension).Select(_ => Gaussian(place))];
        float[] values = new float[count * dimension];
        for (int i = 0; i < count; i++)
        {
            int cluster = random.Next(clusters);
            for (int d = 0; d < dimension; d++)
                values[i * dimension + d] = (float)(centres[cluster * dimension + d] + spread * (1 + d % 3) * Gaussian(random));
        }
        return new(values, dimension);
    }

    static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
