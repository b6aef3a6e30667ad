using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Bench;

/// <summary>Seeded clustered vectors of 128 components, made anew whenever they are read: more of them than fit into memory.</summary>
sealed class Clusters(int count, int seed) : VectorSource
{
    const int Width = 128;
    const int Places = 20_000;
    const int Factors = 24;

    // Clusters and what differs within them lie in few directions, as features do.
    static readonly float[] s_mixing = Gaussians(Factors * Width, seed: 1);
    static readonly float[] s_places = Gaussians(Places * Factors, seed: 2);

    public override int Dimension => Width;

    public override int Count => count;

    public override string Name => "clusters";

    public override void Read(int first, Span<float> rows)
    {
        Span<float> factors = stackalloc float[Factors];
        for (int row = 0; row < rows.Length / Width; row++)
        {
            var random = new Random(unchecked((first + row) * 7919 + seed));
            int place = (int)(Places * Math.Pow(random.NextDouble(), 1.5));
            for (int f = 0; f < Factors; f++) factors[f] = s_places[place * Factors + f] + 0.6f * Gaussian(random);
            var vector = rows.Slice(row * Width, Width);
            for (int d = 0; d < Width; d++)
            {
                float sum = 0.8f * Gaussian(random);
                for (int f = 0; f < Factors; f++) sum += factors[f] * s_mixing[f * Width + d];
                vector[d] = sum;
            }
        }
    }

    static float[] Gaussians(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Gaussian(random))];
    }

    static float Gaussian(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
