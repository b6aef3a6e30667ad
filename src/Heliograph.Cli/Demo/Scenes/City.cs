using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>A town across the water when its windows light up.</summary>
static class City
{
    static readonly Vector3[] Lamps = [Curves.Colour(0xFFB35C), Curves.Colour(0xFFD9A0), Curves.Colour(0xFFC07A), Curves.Colour(0xCFE2FF), Curves.Colour(0xFFA040)];

    public static void Paint(Canvas canvas, Random random, Mood mood)
    {
        var noise = new Noise(random.Next());
        var light = Light.Of(mood);
        float aspect = canvas.Width / (float)canvas.Height;
        float water = MathF.Floor(canvas.Height * random.Between(0.7f, 0.8f));
        new Sky(light, random.Between(-0.4f, 0.4f) * aspect, noise, showSun: false).Paint(canvas, water);
        for (int layer = 0; layer < 4; layer++)
            Houses(canvas, random, noise, light, water, layer / 3f);
        Quay(canvas, random, water);
        Blur.Glow(canvas, 0.55f, 0.02f, 0.5f);
        River(canvas, noise, light, (int)water);
        Blur.Glow(canvas, 0.6f, 0.09f, 0.45f);
    }

    static void Houses(Canvas canvas, Random random, Noise noise, Light light, float foot, float near)
    {
        float unit = canvas.Height;
        var wall = Vector3.Lerp(Vector3.Lerp(light.Haze, light.Horizon, 0.3f), light.Shade * 0.25f, 0.35f + 0.6f * near);
        float x = -unit * 0.05f;
        while (x < canvas.Width)
        {
            float wide = unit * random.Between(0.045f, 0.11f) * (0.7f + 0.7f * near);
            float middle = x / canvas.Width - 0.5f, skyline = 0.72f + 0.6f * Curves.Bell(middle + 0.5f * noise.At(near * 9, 3), 0.35f);
            float tall = unit * random.Between(0.12f, 0.34f) * skyline * (1.3f - 0.75f * near);
            if (random.Next(9) == 0)
                tall *= 1.25f;
            House(canvas, random, (int)x, (int)(x + wide), foot - tall, foot, wall * random.Between(0.7f, 1.15f), near);
            x += wide * random.Between(0.75f, 1.02f);
        }
    }

    static void House(Canvas canvas, Random random, int left, int right, float top, float foot, Vector3 wall, float near)
    {
        for (int x = Math.Max(0, left); x < Math.Min(canvas.Width, right); x++)
        {
            float turn = 0.9f + 0.2f * (x - left) / (right - left);
            for (int y = Math.Max(0, (int)top); y < foot; y++)
                canvas.Blend(x, y, wall * turn * float.Lerp(1, 1.25f, Curves.Smooth(top, foot, y)), y + 1 - top);
        }

        float pitch = canvas.Height * float.Lerp(0.0095f, 0.017f, near), pane = random.Between(0.4f, 0.62f), lived = random.Between(0.12f, 0.5f);
        var tint = random.Pick<Vector3>(Lamps);
        for (float y = top + pitch; y < foot - pitch * 1.3f; y += pitch * 1.25f)
        {
            bool wholeFloor = random.Next(14) == 0;
            for (float x = left + pitch * 0.5f; x < right - pitch * 0.6f; x += pitch)
            {
                bool lit = wholeFloor || random.NextSingle() < lived;
                var glass = lit ? Vector3.Lerp(tint, random.Pick<Vector3>(Lamps), 0.4f) * (random.Between(0.25f, 1.5f) * float.Lerp(0.55f, 1, near)) : wall * 0.72f;
                Window(canvas, x, y, pitch * pane, pitch * 0.72f, glass);
            }
        }
    }

    static void Window(Canvas canvas, float left, float top, float wide, float tall, Vector3 glass)
    {
        for (int y = (int)top; y < top + tall; y++)
        {
            float rows = Math.Min(1, Math.Min(y + 1 - top, top + tall - y));
            for (int x = (int)left; x < left + wide; x++)
                canvas.Blend(x, y, glass, rows * Math.Min(1, Math.Min(x + 1 - left, left + wide - x)));
        }
    }

    static void Quay(Canvas canvas, Random random, float water)
    {
        float unit = canvas.Height;
        for (float x = random.NextSingle() * unit * 0.1f; x < canvas.Width; x += unit * random.Between(0.05f, 0.09f))
        {
            var lamp = Lamps[0] * 2.4f;
            float radius = unit * 0.0035f, y = water - unit * 0.022f;
            for (int dy = (int)(-3 * radius); dy <= 3 * radius; dy++)
            {
                for (int dx = (int)(-3 * radius); dx <= 3 * radius; dx++)
                    canvas.Shine((int)x + dx, (int)y + dy, lamp * MathF.Exp(-(dx * dx + dy * dy) / (radius * radius)));
            }
        }

        for (int y = (int)(water - unit * 0.008f); y < water; y++)
        {
            foreach (ref var pixel in canvas.Row(y))
                pixel *= 0.25f;
        }
    }

    /// <summary>Ripples stretch every light into a column.</summary>
    static void River(Canvas canvas, Noise noise, Light light, int water)
    {
        float size = canvas.Height;
        for (int y = water; y < canvas.Height; y++)
        {
            float down = (y - water + 0.5f) / size, reach = 0.3f / (down + 0.012f);
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float u = x / size * reach * 2.2f, v = reach * 9;
                float swell = noise.Fractal(u, v, 4, 0.6f), side = noise.At(u * 1.7f + 9, v * 1.3f);
                var sum = Vector3.Zero;
                for (int tap = 0; tap < 4; tap++)
                    sum += canvas.Sample(x + side * size * (0.004f + 0.03f * down), water - 2 - (down * 1.15f + 0.16f * MathF.Abs(swell + tap * 0.22f - 0.3f) * (0.15f + 1.6f * down)) * size);
                row[x] = Vector3.Lerp(sum * 0.25f, light.Shade * 0.16f, 0.15f + 0.35f * Math.Clamp(down * 3, 0, 1));
            }
        }
    }
}
