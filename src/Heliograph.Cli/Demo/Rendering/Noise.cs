namespace Heliograph.Cli.Demo.Rendering;

/// <summary>Gradient noise after Perlin 2002, and sums of its octaves. The same seed gives the same noise.</summary>
sealed class Noise
{
    const int Size = 256;

    readonly byte[] permutation = new byte[2 * Size];
    readonly float[] gradientX = new float[Size];
    readonly float[] gradientY = new float[Size];

    public Noise(int seed)
    {
        var random = new Random(seed);
        byte[] numbers = [.. Enumerable.Range(0, Size).Select(i => (byte)i)];
        random.Shuffle(numbers);
        numbers.CopyTo(permutation, 0);
        numbers.CopyTo(permutation, Size);
        for (int i = 0; i < Size; i++)
            (gradientY[i], gradientX[i]) = MathF.SinCos(MathF.Tau * i / Size);
    }

    /// <summary>Smooth, with features about 1 apart; about −0.7 to 0.7, 0 on the whole-numbered points.</summary>
    public float At(float x, float y)
    {
        float floorX = MathF.Floor(x), floorY = MathF.Floor(y);
        int left = (int)floorX & (Size - 1), top = (int)floorY & (Size - 1);
        float fx = x - floorX, fy = y - floorY;
        int a = permutation[left] + top, b = permutation[left + 1] + top;
        float u = Fade(fx), v = Fade(fy);
        float upper = float.Lerp(Corner(permutation[a], fx, fy), Corner(permutation[b], fx - 1, fy), u);
        float lower = float.Lerp(Corner(permutation[a + 1], fx, fy - 1), Corner(permutation[b + 1], fx - 1, fy - 1), u);
        return float.Lerp(upper, lower, v);
    }

    /// <summary>Fractal sum: each octave twice as fine and <paramref name="gain"/> times as strong. About −1 to 1.</summary>
    public float Fractal(float x, float y, int octaves, float gain = 0.5f)
    {
        float sum = 0, strength = 1;
        for (int i = 0; i < octaves; i++)
        {
            sum += strength * At(x, y);
            strength *= gain;
            // Turned a little each time, so that the lattices of the octaves never line up.
            (x, y) = (1.6f * x - 1.2f * y + 17.3f, 1.2f * x + 1.6f * y - 9.1f);
        }

        return sum;
    }

    /// <summary>Fractal sum with creases where the noise changes sign, as weathered rock has them. 0 to about 2.</summary>
    public float Ridged(float x, float y, int octaves)
    {
        float sum = 0, strength = 1, carried = 1;
        for (int i = 0; i < octaves; i++)
        {
            float crease = 1 - MathF.Min(1, MathF.Abs(At(x, y)) * 1.6f);
            crease *= crease * carried;
            sum += strength * crease;
            carried = Math.Clamp(crease * 1.8f, 0, 1);
            strength *= 0.5f;
            (x, y) = (1.6f * x - 1.2f * y + 5.7f, 1.2f * x + 1.6f * y + 31.9f);
        }

        return sum;
    }

    float Corner(byte hash, float x, float y) => gradientX[hash] * x + gradientY[hash] * y;

    static float Fade(float t) => t * t * t * (t * (t * 6 - 15) + 10);
}
