using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>Near enough that the thing itself disappears: stone, ice, oil on water.</summary>
static class Closeup
{
    static readonly int[][] Stones =
    [
        [0x12343B, 0x2D6E7E, 0xE1B382, 0xC89666, 0xF4EBDD], [0x2B1B17, 0x7A3B2E, 0xD98E5F, 0xF2D0A4, 0x4C5B61],
        [0x1B2A49, 0x465881, 0xC9D6DF, 0xF5F0E6, 0xB5838D], [0x0B3D2E, 0x2F7F5F, 0xB7D9B1, 0xF0F4E3, 0x8A9A5B],
    ];

    /// <summary>Bands folded into one another, as in agate.</summary>
    public static void Agate(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        Vector3[] palette = [.. random.Pick(Stones).Select(Curves.Colour)];
        float bands = random.Between(3.2f, 5);
        Each(canvas, (x, y) =>
        {
            float wx = noise.Fractal(x * 0.6f, y * 0.6f, 3, 0.4f), wy = noise.Fractal(x * 0.6f + 31, y * 0.6f + 7, 3, 0.4f);
            float field = 1.6f * noise.Fractal(x * 0.5f + 1.1f * wx, y * 0.5f + 1.1f * wy, 4, 0.4f) + 0.012f * noise.Fractal(x * 18, y * 18, 3);
            float place = field * bands + 40, band = MathF.Floor(place), within = place - band;
            var colour = Vector3.Lerp(Of(palette, band), Of(palette, band + 1), Curves.Smooth(0.72f, 1, within));
            return colour * (0.82f + 0.25f * within + 0.16f * noise.Fractal(x * 9 + wx * 6, y * 9, 4)) + new Vector3(0.35f * Curves.Bell(within - 0.06f, 0.035f));
        });
    }

    /// <summary>Cracks and bubbles in lake ice.</summary>
    public static void Ice(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        var deep = Curves.Colour(0x07324A);
        var pale = Curves.Colour(0x7FC4D8);
        Each(canvas, (x, y) =>
        {
            float wx = x + 0.16f * noise.Fractal(x * 2, y * 2, 4), wy = y + 0.16f * noise.Fractal(x * 2 + 9, y * 2, 4);
            float cracks = 0;
            for (int layer = 0; layer < 3; layer++)
            {
                float scale = 0.7f + layer * 0.75f, shift = layer * 0.03f;
                float line = MathF.Abs(noise.Fractal(wx * scale + layer * 13, (wy + shift) * scale, 3, 0.4f));
                cracks += Curves.Smooth(0.02f, 0, line) * (0.62f - 0.13f * layer) + 0.06f * Curves.Smooth(0.17f, 0, line);
            }

            float depth = 0.5f + 0.5f * noise.Fractal(x * 0.9f, y * 0.9f, 5);
            float frost = Curves.Smooth(0.1f, 0.8f, noise.Fractal(x * 4, y * 4, 6, 0.6f));
            return Vector3.Lerp(deep, pale, Math.Clamp(0.12f + 0.5f * depth * depth + 0.12f * frost, 0, 1)) + new Vector3(0.62f, 0.7f, 0.72f) * cracks;
        });
        Blur.Glow(canvas, 0.7f, 0.02f, 0.35f);
    }

    /// <summary>The colours of a thin film.</summary>
    public static void Film(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        Each(canvas, (x, y) =>
        {
            float wx = noise.Fractal(x * 0.5f, y * 0.5f, 4, 0.4f), wy = noise.Fractal(x * 0.5f + 17, y * 0.5f + 3, 4, 0.4f);
            float wx2 = noise.Fractal(x * 0.5f + 1.2f * wx, y * 0.5f + 1.2f * wy, 4, 0.42f);
            float thickness = 1.2f + 1.1f * noise.Fractal(x * 0.6f + wx2, y * 0.6f + wy, 4, 0.4f) + 0.03f * noise.Fractal(x * 14, y * 14, 3);
            // Interference: each wavelength has its own period in the thickness.
            var colour = new Vector3(Fringe(thickness / 0.65f), Fringe(thickness / 0.55f), Fringe(thickness / 0.45f));
            colour = Vector3.Lerp(new Vector3(Vector3.Dot(colour, new Vector3(0.3f, 0.5f, 0.2f))), colour, 0.55f);
            return colour * (0.1f + 0.75f * Curves.Smooth(-0.8f, 0.9f, wx2)) + new Vector3(0.01f, 0.014f, 0.03f);
        });
    }

    static float Fringe(float waves) => 0.5f - 0.5f * MathF.Cos(MathF.Tau * waves);

    static Vector3 Of(Vector3[] palette, float band) => palette[(int)band * 7 % palette.Length];

    static void Each(Canvas canvas, Func<float, float, Vector3> shade)
    {
        float scale = 2.6f / Math.Max(canvas.Width, canvas.Height);
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
                row[x] = shade(x * scale, y * scale);
        }
    }
}
