using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>A plastered wall with shutters, and the shadow of whatever stands across the street.</summary>
static class Facade
{
    static readonly (int Wall, int Shutter)[] Paints =
    [
        (0xE9B872, 0x2F6F73), (0xD9736A, 0x3C4F76), (0xEADFC8, 0x6B8F71), (0x9CC0C9, 0xB5533C), (0xF2C9B0, 0x4B6E8A), (0xC9D1A5, 0x7A3E48),
    ];

    public static void Paint(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        var (wall, shutter) = random.Pick(Paints);
        var (plaster, wood) = (Curves.Colour(wall), Curves.Colour(shutter));
        float unit = canvas.Height / random.Between(2.1f, 3.2f), left = random.Between(0.1f, 0.5f), top = random.Between(0.1f, 0.35f);
        float slant = random.Between(0.35f, 0.9f) * random.Pick(-1, 1), edge = random.Between(0.2f, 0.75f);
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float u = x / unit + left, v = y / unit + top;
                var colour = Part(noise, plaster, wood, u - MathF.Floor(u), v - MathF.Floor(v), u, v, out float relief);
                float shade = x / (float)canvas.Width + slant * (y / (float)canvas.Height - 0.5f) - edge + 0.02f * noise.Fractal(u * 2, v * 2, 3);
                float sun = Curves.Smooth(-0.012f, 0.012f, shade);
                row[x] = colour * Vector3.Lerp(new Vector3(0.3f, 0.34f, 0.46f), new Vector3(1.04f, 0.98f, 0.86f), sun * (1 - relief));
            }
        }
    }

    /// <param name="x">Within one window's share of the wall, 0 to 1.</param>
    /// <param name="y">As <paramref name="x"/>.</param>
    /// <param name="relief">How far the place lies in the shadow of what stands out of the wall.</param>
    static Vector3 Part(Noise noise, Vector3 plaster, Vector3 wood, float x, float y, float u, float v, out float relief)
    {
        float across = MathF.Abs(x - 0.5f), down = y - 0.2f;
        relief = 0;
        bool inHeight = down is > 0 and < 0.62f;
        if (inHeight && across < 0.14f)
            return Glass(noise, plaster, across, down, u, v, out relief);
        if (inHeight && across < 0.29f)
        {
            float slat = down * 26 % 1, frame = Math.Min(Math.Min(across - 0.14f, 0.29f - across), Math.Min(down, 0.62f - down));
            relief = frame > 0.018f ? 0.45f * Curves.Smooth(0.55f, 0.15f, slat) : 0;
            return wood * (0.85f + 0.25f * noise.Fractal(u * 6, v * 40, 3)) * (frame > 0.018f ? 0.8f + 0.3f * slat : 1.05f);
        }

        if (down is > 0.62f and < 0.66f && across < 0.19f)
            return plaster * 1.15f;
        float thrown = down is > 0.02f and < 0.66f && x - 0.5f is > 0.28f and < 0.31f ? 1 : 0;
        relief = Math.Max(0.75f * thrown, down is >= 0.66f and < 0.7f && across < 0.19f ? 0.6f : 0);
        float stain = noise.Fractal(u * 1.4f, v * 1.1f, 6, 0.55f), rough = noise.Fractal(u * 26, v * 26, 3, 0.6f);
        float runs = 0.1f * Curves.Smooth(0.1f, 0.6f, noise.Fractal(u * 9, v * 0.7f, 4));
        return plaster * (0.94f + 0.12f * stain + 0.08f * rough - runs);
    }

    static Vector3 Glass(Noise noise, Vector3 plaster, float across, float down, float u, float v, out float relief)
    {
        bool bar = across < 0.008f || across > 0.126f || MathF.Abs(down - 0.2f) < 0.007f || MathF.Abs(down - 0.41f) < 0.007f || down is < 0.014f or > 0.606f;
        relief = down < 0.045f ? 0.7f : 0;
        if (bar)
            return Vector3.Lerp(plaster, Vector3.One, 0.6f) * 0.9f;
        float sheen = 0.5f + 0.5f * noise.Fractal(u * 1.6f + v, v * 1.2f, 4);
        float curtain = Curves.Smooth(0.06f, 0.12f, across + 0.02f * noise.At(u * 3, v * 2)) * 0.35f;
        return Vector3.Lerp(Curves.Colour(0x18242E), Curves.Colour(0x9DB9D0), 0.12f + 0.5f * sheen * sheen) + new Vector3(0.5f, 0.47f, 0.42f) * (curtain * (0.7f + 0.4f * noise.At(u * 60, v)));
    }
}
