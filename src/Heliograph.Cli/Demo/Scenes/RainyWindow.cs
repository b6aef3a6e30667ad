using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>Lights out of focus, and, if it rains, drops on the pane that show them upside down.</summary>
static class RainyWindow
{
    static readonly int[][] Palettes =
    [
        [0xFFB24D, 0xFF7A45, 0xFFE0A6, 0x5FA8FF, 0xFF4E50],
        [0xFF5FA2, 0xFFC46B, 0x7BE0FF, 0xB48CFF, 0xFFE9C9],
        [0x9BE07A, 0xE9F7B0, 0x5EC28F, 0xFFE38A, 0xD7FFE2],
        [0xFFD166, 0xF4A259, 0xFFF1D0, 0xE76F51, 0x8AB6D6],
    ];

    public static void Bokeh(Canvas canvas, Random random) => Lights(canvas, random, 1, 60);

    public static void Paint(Canvas canvas, Random random)
    {
        Lights(canvas, random, 1.15f, 60);
        Drops(canvas, random);
    }

    static void Lights(Canvas canvas, Random random, float size, int count)
    {
        var noise = new Noise(random.Next());
        Vector3[] palette = [.. random.Pick(Palettes).Select(Curves.Colour)];
        var low = palette[random.Next(palette.Length)] * 0.16f + Curves.Colour(0x10172A);
        var high = palette[random.Next(palette.Length)] * 0.08f + Curves.Colour(0x141A2A);
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
                row[x] = Vector3.Lerp(high, low, Math.Clamp(0.5f + 0.9f * noise.Fractal(x / (float)canvas.Height * 1.3f, y / (float)canvas.Height * 1.3f, 3), 0, 1));
        }

        for (int i = 0; i < count * canvas.Width / canvas.Height; i++)
        {
            // The farther, the smaller: a street that recedes, with its lights along a line.
            float depth = MathF.Pow(random.NextSingle(), 0.7f), radius = canvas.Height * size * float.Lerp(0.022f, 0.095f, depth * depth);
            float x = random.NextSingle() * canvas.Width, y = canvas.Height * (0.5f + 0.42f * (random.NextSingle() + random.NextSingle() - 1) * (0.4f + depth));
            Disc(canvas, x, y, radius, random.Pick<Vector3>(palette) * random.Between(0.12f, 0.6f));
        }

        Blur.Soften(canvas, Math.Max(1, canvas.Height / 700));
    }

    /// <summary>A point of light as an open aperture draws it: even, with a brighter rim.</summary>
    static void Disc(Canvas canvas, float x, float y, float radius, Vector3 light)
    {
        for (int dy = (int)-radius - 1; dy <= radius + 1; dy++)
        {
            for (int dx = (int)-radius - 1; dx <= radius + 1; dx++)
            {
                float away = MathF.Sqrt(dx * dx + dy * dy) / radius;
                float inside = Curves.Smooth(1.02f, 0.96f, away);
                if (inside > 0)
                    canvas.Shine((int)x + dx, (int)y + dy, light * (inside * (0.72f + 0.55f * MathF.Pow(away, 7))));
            }
        }
    }

    static void Drops(Canvas canvas, Random random)
    {
        var behind = new Canvas(canvas.Width, canvas.Height);
        canvas.Pixels.CopyTo(behind.Pixels, 0);
        float unit = canvas.Height;
        int count = 650 * canvas.Width / canvas.Height;
        for (int i = 0; i < count; i++)
        {
            float size = unit * (0.003f + 0.026f * MathF.Pow(random.NextSingle(), 9));
            Drop(canvas, behind, random.NextSingle() * canvas.Width, random.NextSingle() * unit, size, random.Between(1, 1.35f), random);
        }

        for (int i = 0; i < 9; i++)
            Trail(canvas, behind, random);
    }

    static void Trail(Canvas canvas, Canvas behind, Random random)
    {
        float x = random.NextSingle() * canvas.Width, unit = canvas.Height, end = random.Between(0.3f, 0.95f) * unit;
        for (float y = random.Between(0, 0.3f) * unit; y < end; y += unit * random.Between(0.006f, 0.03f))
        {
            x += random.Between(-0.003f, 0.003f) * unit;
            Drop(canvas, behind, x, y, unit * random.Between(0.002f, 0.006f), random.Between(1.1f, 2), random);
        }

        Drop(canvas, behind, x, end, unit * random.Between(0.016f, 0.022f), 1.5f, random);
    }

    static void Drop(Canvas canvas, Canvas behind, float x, float y, float radius, float tall, Random random)
    {
        float wobble = random.Between(0.9f, 1.1f);
        for (int dy = (int)(-radius * tall) - 1; dy <= radius * tall + 1; dy++)
        {
            for (int dx = (int)-radius - 1; dx <= radius + 1; dx++)
            {
                float px = dx / (radius * wobble), py = dy / (radius * tall);
                float away = MathF.Sqrt(px * px * (1 - 0.22f * py) + py * py);
                float inside = Curves.Smooth(1 + 0.8f / radius, 1 - 0.8f / radius, away);
                if (inside <= 0)
                    continue;
                float bend = 0.35f + 0.65f * away * away;
                var seen = behind.Sample(x - px * bend * canvas.Height * 0.2f, y - py * bend * canvas.Height * 0.24f);
                var colour = seen * (1.35f - 1.05f * MathF.Pow(away, 5)) + new Vector3(0.05f) * Math.Max(0, py);
                float spark = Curves.Bell(px + 0.34f, 0.16f) * Curves.Bell(py + 0.42f, 0.14f);
                canvas.Blend((int)x + dx, (int)y + dy, colour + new Vector3(0.75f * spark), inside * 0.96f);
            }
        }
    }
}
