using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>A flower head near the lens: its petals stand at the golden angle, as in a dahlia.</summary>
static class Blossom
{
    static readonly float GoldenAngle = MathF.PI * (3 - MathF.Sqrt(5));

    static readonly (int Outer, int Inner, int Leaf)[] Palettes =
    [
        (0xE8476A, 0x8E1230, 0x2F5134), (0xF6A63A, 0xC94A16, 0x4A6131), (0xF3E6EE, 0xD79BBF, 0x3E5C46),
        (0xA46BD6, 0x4A1E86, 0x34553A), (0xFFD84F, 0xE08A12, 0x55702F), (0xF58E9E, 0xF7E3B5, 0x2C4A3C),
    ];

    public static void Paint(Canvas canvas, Random random)
    {
        var (outer, inner, leaf) = random.Pick(Palettes);
        var noise = new Noise(random.Next());
        Garden(canvas, random, noise, Curves.Colour(leaf), Curves.Colour(outer));
        float unit = Math.Min(canvas.Width, canvas.Height), x = canvas.Width * random.Between(0.36f, 0.64f), y = canvas.Height * random.Between(0.42f, 0.58f);
        Head(canvas, random, noise, x, y, unit * random.Between(0.4f, 0.56f), Curves.Colour(outer), Curves.Colour(inner));
    }

    static void Garden(Canvas canvas, Random random, Noise noise, Vector3 leaf, Vector3 flower)
    {
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
                row[x] = leaf * (0.5f + 0.9f * noise.Fractal(x / (float)canvas.Height * 1.8f, y / (float)canvas.Height * 1.8f, 4));
        }

        for (int i = 0; i < 26; i++)
        {
            bool blossom = random.Next(3) == 0;
            var colour = (blossom ? flower * 0.8f : leaf * random.Between(0.6f, 2.6f)) * random.Between(0.5f, 1);
            Disc(canvas, random.NextSingle() * canvas.Width, random.NextSingle() * canvas.Height, canvas.Height * random.Between(0.04f, 0.14f), colour, 0.75f);
        }

        Blur.Soften(canvas, canvas.Height / 40);
    }

    static void Disc(Canvas canvas, float x, float y, float radius, Vector3 colour, float coverage)
    {
        for (int py = (int)(y - radius); py < y + radius; py++)
        {
            for (int px = (int)(x - radius); px < x + radius; px++)
                canvas.Blend(px, py, colour, coverage * Curves.Smooth(1, 0.9f, MathF.Sqrt((px - x) * (px - x) + (py - y) * (py - y)) / radius));
        }
    }

    static void Head(Canvas canvas, Random random, Noise noise, float x, float y, float radius, Vector3 outer, Vector3 inner)
    {
        const int Petals = 150;
        float tilt = random.Between(0.84f, 1);
        Disc(canvas, x, y, radius * 0.2f, inner * 0.45f, 1);
        for (int i = Petals; i > 0; i--)
        {
            float outward = MathF.Pow(i / (float)Petals, 0.62f), angle = i * GoldenAngle + random.Between(-0.06f, 0.06f);
            float length = radius * (0.13f + 0.53f * outward) * random.Between(0.93f, 1.07f), wide = length * float.Lerp(0.34f, 0.25f, outward);
            float root = radius * 0.42f * outward;
            var colour = Vector3.Lerp(inner, outer, Curves.Smooth(0.05f, 0.75f, outward));
            Petal(canvas, noise, x, y, angle, root, length, wide, tilt, colour, inner, i);
        }
    }

    static void Petal(Canvas canvas, Noise noise, float cx, float cy, float angle, float root, float length, float wide, float tilt, Vector3 colour, Vector3 inner, int number)
    {
        var (sin, cos) = MathF.SinCos(angle);
        float middleX = cx + cos * (root + length / 2), middleY = cy + sin * (root + length / 2) * tilt, reach = length * 0.62f;
        float facing = 0.86f + 0.26f * (-0.5f * cos - 0.85f * sin);
        for (int y = (int)(middleY - reach); y <= middleY + reach; y++)
        {
            for (int x = (int)(middleX - reach); x <= middleX + reach; x++)
            {
                float px = x - cx, py = (y - cy) / tilt;
                float along = (px * cos + py * sin - root) / length, off = (-px * sin + py * cos) / wide;
                if (along is < 0 or > 1)
                    continue;
                float edge = MathF.Pow(MathF.Sin(MathF.PI * MathF.Pow(along, 0.78f)), 0.75f) * (1 + 0.08f * noise.At(along * 5, number * 3.1f));
                float inside = edge - MathF.Abs(off);
                float cover = Curves.Smooth(-0.5f / wide, 2.2f / wide, inside);
                if (cover <= 0)
                    continue;
                float cup = off / Math.Max(edge, 0.1f), vein = noise.At(off * 9, along * 2.2f + number * 7);
                float shade = (0.42f + 0.75f * Curves.Smooth(0.1f, 0.85f, along)) * (1 - 0.28f * cup * cup + 0.12f * vein) * facing;
                float rim = 0.3f * Curves.Smooth(0.2f, 0, inside) * Curves.Smooth(0.35f, 0.9f, along);
                canvas.Blend(x, y, Vector3.Lerp(inner * 0.7f, colour, Curves.Smooth(-0.1f, 0.6f, along)) * shade + colour * rim, cover);
            }
        }
    }
}
