using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>A hillside of firs with mist between the rows.</summary>
static class Conifers
{
    public static void Paint(Canvas canvas, Random random, Mood mood)
    {
        var noise = new Noise(random.Next());
        var light = Light.Of(mood);
        float aspect = canvas.Width / (float)canvas.Height, size = canvas.Height;
        var air = Vector3.Lerp(light.Haze, light.Horizon, 0.35f);
        var fog = light with { Clouds = 0, Zenith = Vector3.Lerp(air, light.Shade, 0.3f), Horizon = air };
        new Sky(fog, random.Between(-0.4f, 0.4f) * aspect, noise, showSun: false).Paint(canvas, size * 0.5f);
        canvas.Pixels.AsSpan((int)(size * 0.5f) * canvas.Width).Fill(air);
        var dark = Vector3.Lerp(Curves.Colour(0x0E1F18), light.Shade * 0.12f, 0.4f);

        const int Rows = 9;
        float slope = random.Between(-0.25f, 0.25f);
        for (int row = 0; row < Rows; row++)
        {
            float near = (row + 1f) / Rows, foot = size * float.Lerp(0.34f, 1.16f, near), tall = size * float.Lerp(0.1f, 0.44f, near * near);
            var colour = Vector3.Lerp(air, dark, MathF.Pow(near, 1.25f) * 0.97f);
            Row(canvas, random, foot, tall, colour, (int)(aspect * float.Lerp(46, 17, near)), 1, slope * (1 - near));
            Mist(canvas, noise, air, foot, size * 0.16f, row, 0.85f - 0.5f * near);
        }

        Blur.Glow(canvas, 0.75f, 0.1f, 0.3f);
    }

    /// <summary>A row of trees standing near <paramref name="foot"/> (a row of pixels), each about <paramref name="tall"/> pixels.</summary>
    /// <param name="spread">Share of the width that they stand on; the middle stays open below 1.</param>
    public static void Row(Canvas canvas, Random random, float foot, float tall, Vector3 colour, int count, float spread, float slope = 0)
    {
        for (int i = 0; i < count; i++)
        {
            float place = (i + random.Between(-0.9f, 0.9f)) / count;
            if (Math.Abs(place - 0.5f) < (1 - spread) / 2)
                continue;
            float height = tall * (0.45f + 0.8f * MathF.Pow(random.NextSingle(), 1.5f));
            Tree(canvas, random, place * canvas.Width, foot + (place - 0.5f) * slope * canvas.Height, height, colour * random.Between(0.8f, 1.15f));
        }
    }

    static void Tree(Canvas canvas, Random random, float x, float foot, float height, Vector3 colour)
    {
        float width = height * random.Between(0.15f, 0.22f), lean = random.Between(-0.02f, 0.02f);
        int boughs = random.Next(11, 17);
        float phase = random.NextSingle();
        var ragged = new Noise(random.Next());
        for (int y = Math.Max(0, (int)(foot - height)); y < Math.Min(canvas.Height, foot); y++)
        {
            float down = 1 - (foot - y) / height, centre = x + lean * (foot - y);
            // Each bough hangs outwards and ends in a ragged fringe.
            float bough = (MathF.Pow(down, 0.8f) * boughs + phase) % 1;
            float reach = width * MathF.Pow(down, 0.85f) * (0.42f + 0.58f * bough);
            float left = reach * (0.8f + 0.9f * ragged.Fractal(down * boughs * 1.7f, 1.3f, 3));
            float right = reach * (0.8f + 0.9f * ragged.Fractal(down * boughs * 1.7f, 8.6f, 3));
            for (int at = (int)(centre - left - 1); at <= centre + right + 1; at++)
            {
                float inside = at < centre ? left - (centre - at) : right - (at - centre);
                float needles = 0.9f + 0.5f * ragged.At(at * 0.35f, y * 0.35f);
                float edge = Curves.Smooth(-0.5f, Math.Max(1, reach * 0.22f), inside + reach * 0.25f * ragged.At(at * 0.22f, y * 0.3f));
                canvas.Blend(at, y, colour * needles, edge);
            }

            canvas.Blend((int)centre, y, colour * 0.7f, 1);
        }
    }

    static void Mist(Canvas canvas, Noise noise, Vector3 air, float at, float depth, int layer, float strength)
    {
        int from = Math.Max(0, (int)(at - depth * 1.6f)), to = Math.Min(canvas.Height, (int)(at + depth));
        for (int y = from; y < to; y++)
        {
            float fall = (y - at) / depth;
            for (int x = 0; x < canvas.Width; x++)
            {
                float drift = noise.Fractal(x / (float)canvas.Height * 2.2f + layer * 5, y / (float)canvas.Height * 5, 3);
                canvas[x, y] = Vector3.Lerp(canvas[x, y], air, Math.Clamp(strength * Curves.Bell(fall - drift * 0.6f, 0.75f) * (0.75f + 0.5f * drift), 0, 1));
            }
        }
    }
}
