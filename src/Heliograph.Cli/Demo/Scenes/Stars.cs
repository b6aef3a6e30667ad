using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>Clear nights: the Milky Way, or an aurora over still water.</summary>
static class Stars
{
    static readonly Vector3 Zenith = Curves.Colour(0x070B18), Low = Curves.Colour(0x1C2B49), Far = Curves.Colour(0x3A3A58);
    static readonly Vector3 Warm = Curves.Colour(0xFFD9AE), Cool = Curves.Colour(0xBFD4FF), Green = Curves.Colour(0x3BF58C), Violet = Curves.Colour(0xB04CE0);

    public static void MilkyWay(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        Night(canvas, Low, canvas.Height);
        Galaxy(canvas, random, noise);
        Scatter(canvas, random, canvas.Height, canvas.Width * canvas.Height / 420);
        Foreground(canvas, random, noise, canvas.Height * 0.86f, canvas.Height * 0.16f);
        Blur.Glow(canvas, 0.7f, 0.02f, 0.8f);
    }

    public static void Aurora(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        float horizon = MathF.Floor(canvas.Height * random.Between(0.66f, 0.8f));
        Night(canvas, Curves.Colour(0x12233A), horizon);
        Scatter(canvas, random, (int)horizon, canvas.Width * canvas.Height / 1300);
        int curtains = random.Next(2, 4);
        for (int i = 0; i < curtains; i++)
            Curtain(canvas, random, noise, horizon, i);
        Foreground(canvas, random, noise, horizon - 1, canvas.Height * 0.13f, until: horizon);
        Still(canvas, noise, (int)horizon);
        Blur.Glow(canvas, 0.45f, 0.07f, 0.5f);
    }

    static void Night(Canvas canvas, Vector3 low, float horizon)
    {
        for (int y = 0; y < canvas.Height; y++)
            canvas.Row(y).Fill(Vector3.Lerp(Zenith, low, MathF.Pow(Math.Clamp(y / horizon, 0, 1), 2.2f)));
    }

    static void Galaxy(Canvas canvas, Random random, Noise noise)
    {
        float size = canvas.Height, angle = random.Between(0.6f, 1.2f) * random.Pick(-1, 1), centre = canvas.Width * random.Between(0.4f, 0.6f);
        var (sin, cos) = MathF.SinCos(angle);
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float px = (x - centre) / size, py = y / size - 0.5f;
                float along = px * cos + py * sin, off = -px * sin + py * cos;
                float clouds = noise.Fractal(along * 2.4f, off * 4, 6, 0.55f);
                float band = Curves.Bell(off + 0.05f * noise.At(along * 2, 4), 0.17f + 0.06f * noise.At(along * 1.3f, 9));
                float dust = Curves.Smooth(0.0f, 0.75f, noise.Fractal(along * 3 + 20, off * 7, 6, 0.6f) + 0.75f * Curves.Bell(off - 0.02f, 0.06f));
                float glow = band * (0.6f + 0.6f * clouds) * (1 - 0.85f * dust);
                row[x] += (Cool * 0.11f + Warm * (0.13f * Curves.Bell(off, 0.1f))) * Math.Max(0, glow) + Violet * (0.012f * band);

                // Unresolved stars: grains that crowd towards the band.
                if (random.NextSingle() < 0.006f + 0.05f * glow)
                    row[x] += Vector3.Lerp(Warm, Cool, random.NextSingle()) * (random.NextSingle() * 0.22f);
            }
        }
    }

    static void Scatter(Canvas canvas, Random random, int below, int count)
    {
        float unit = canvas.Height / 1200f;
        for (int i = 0; i < count; i++)
        {
            float x = random.NextSingle() * canvas.Width, y = random.NextSingle() * below;
            float bright = 0.05f / (random.NextSingle() + 0.006f), radius = unit * (0.6f + 0.32f * MathF.Sqrt(bright));
            Dot(canvas, x, y, radius, Vector3.Lerp(Warm, Cool, random.NextSingle()) * Math.Min(bright * 0.9f, 3.5f));
        }
    }

    static void Dot(Canvas canvas, float x, float y, float radius, Vector3 light)
    {
        int reach = (int)(radius * 2.5f) + 1;
        for (int dy = -reach; dy <= reach; dy++)
        {
            for (int dx = -reach; dx <= reach; dx++)
            {
                float px = MathF.Floor(x) + dx, py = MathF.Floor(y) + dy, away = (px - x) * (px - x) + (py - y) * (py - y);
                canvas.Shine((int)px, (int)py, light * MathF.Exp(-away / (radius * radius)));
            }
        }
    }

    static void Curtain(Canvas canvas, Random random, Noise noise, float horizon, int layer)
    {
        float lift = random.Between(0.12f, 0.36f) * horizon, tall = random.Between(0.3f, 0.6f) * horizon, strength = random.Between(0.5f, 0.9f);
        for (int x = 0; x < canvas.Width; x++)
        {
            float across = x / (float)canvas.Height;
            float fold = across * 1.1f + 0.5f * noise.At(across * 1.5f, layer * 9);
            float hem = horizon - lift - 0.24f * horizon * noise.Fractal(fold, layer * 5, 3);
            float rays = 0.35f + 0.65f * Curves.Smooth(-0.5f, 0.5f, noise.Fractal(fold * 9, layer * 3, 5, 0.65f));
            float presence = Curves.Smooth(-0.35f, 0.25f, noise.At(fold * 0.9f, layer * 17 + 2));
            float length = tall * (0.45f + 0.75f * rays);
            for (int y = 0; y < horizon; y++)
            {
                float up = (hem - y) / length;
                float light = up < 0 ? MathF.Exp(up * length / (0.02f * horizon)) : MathF.Exp(-up * 2.3f);
                if (light > 0.01f)
                    canvas[x, y] += Vector3.Lerp(Green, Violet, Curves.Smooth(0.2f, 1.1f, up)) * (light * rays * presence * strength * 0.6f);
            }
        }
    }

    static void Foreground(Canvas canvas, Random random, Noise noise, float foot, float tall, float? until = null)
    {
        float end = until ?? canvas.Height;
        for (int layer = 0; layer < 2; layer++)
        {
            var colour = Vector3.Lerp(Far * 0.25f, Zenith * 0.35f, layer);
            for (int x = 0; x < canvas.Width; x++)
            {
                float along = x / (float)canvas.Height;
                float top = foot - tall * (1 - 0.55f * layer) * (0.5f + 0.8f * noise.Fractal(along * 1.4f + layer * 8, layer * 3, 7, 0.45f));
                for (int y = Math.Max(0, (int)top); y < end; y++)
                    canvas.Blend(x, y, colour, y + 1 - top);
            }
        }

        if (random.Next(2) == 0)
            Conifers.Row(canvas, random, foot + 2, tall * 0.8f, Zenith * 0.25f, canvas.Width * 34 / canvas.Height, spread: 1);
    }

    static void Still(Canvas canvas, Noise noise, int horizon)
    {
        for (int y = horizon; y < canvas.Height; y++)
        {
            float down = (y - horizon) / (float)canvas.Height, reach = 0.4f / (down + 0.02f);
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float ripple = noise.Fractal(x / (float)canvas.Height * reach * 3, reach * 7, 3);
                row[x] = canvas.Sample(x + ripple * 3, horizon - 1 - (y - horizon) * 1.25f - ripple * canvas.Height * 0.05f * (0.15f + down)) * (0.62f - 0.5f * down);
            }
        }
    }
}
