using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>A wet street in fog, with its lamps going away from the lens.</summary>
static class NightStreet
{
    static readonly Vector3 Lamp = Curves.Colour(0xFFBE6E), Dark = Curves.Colour(0x0A0E17), Stone = Curves.Colour(0x2B2A2E);

    public static void Paint(Canvas canvas, Random random)
    {
        var noise = new Noise(random.Next());
        var fog = Vector3.Lerp(Curves.Colour(0x2A3A4A), Curves.Colour(0x5A4632), random.NextSingle()) * 1.7f;
        float vanishX = canvas.Width * random.Between(0.38f, 0.62f), vanishY = MathF.Floor(canvas.Height * random.Between(0.48f, 0.6f));
        for (int y = 0; y < canvas.Height; y++)
            canvas.Row(y).Fill(Vector3.Lerp(Dark, fog, MathF.Exp(-MathF.Abs(y - vanishY) / canvas.Height * 2.4f)));

        float spacing = random.Between(0.85f, 1.15f);
        for (int i = 14; i >= 1; i--)
        {
            float far = i * spacing, clear = MathF.Exp(-far * 0.2f);
            Tree(canvas, random, vanishX, vanishY, far - 0.4f, Vector3.Lerp(fog * 0.9f, Dark * 0.6f, clear));
            Post(canvas, vanishX, vanishY, far, -1, clear, fog);
            Post(canvas, vanishX, vanishY, far + 0.5f * spacing, 1, clear, fog);
            Veil(canvas, fog, vanishY, 0.035f);
        }

        Blur.Glow(canvas, 0.5f, 0.04f, 0.6f);
        Pavement(canvas, noise, vanishX, (int)vanishY);
        Blur.Glow(canvas, 0.5f, 0.16f, 0.5f);
    }

    static void Post(Canvas canvas, float vanishX, float vanishY, float far, int side, float clear, Vector3 fog)
    {
        float size = canvas.Height * 0.62f / far, x = vanishX + side * size * 0.78f, foot = vanishY + size * 0.42f, head = vanishY - size * 0.62f;
        float wide = size * 0.012f;
        for (int y = (int)head; y < foot; y++)
        {
            for (int at = (int)(x - wide - 1); at <= x + wide + 1; at++)
                canvas.Blend(at, y, Vector3.Lerp(fog * 0.7f, Dark * 0.4f, clear), Curves.Smooth(wide + 0.7f, wide - 0.3f, MathF.Abs(at - x)));
        }

        float halo = size * 0.62f;
        for (int y = (int)(head - halo); y < head + halo * 1.5f; y++)
        {
            for (int at = (int)(x - halo); at < x + halo; at++)
            {
                float dx = (at - x) / size, dy = (y - head) / size, away = MathF.Sqrt(dx * dx + dy * dy * (dy > 0 ? 0.5f : 1));
                float light = 3.4f * Curves.Smooth(0.045f, 0.02f, away) + 0.42f * MathF.Exp(-away * 8.5f) * Curves.Smooth(0.62f, 0.2f, away);
                canvas.Shine(at, y, Lamp * (light * (0.3f + 0.7f * clear)));
            }
        }
    }

    static void Tree(Canvas canvas, Random random, float vanishX, float vanishY, float far, Vector3 colour)
    {
        float size = canvas.Height * 0.62f / Math.Max(far, 0.35f);
        foreach (int side in (int[])[-1, 1])
        {
            float x = vanishX + side * size * 1.12f;
            Branch(canvas, random, x, vanishY + size * 0.42f, -MathF.PI / 2 + random.Between(-0.05f, 0.05f), size * 0.46f, size * 0.04f, colour, 8);
        }
    }

    static void Branch(Canvas canvas, Random random, float x, float y, float angle, float length, float wide, Vector3 colour, int depth)
    {
        if (depth == 0 || length < 2)
            return;
        var (sin, cos) = MathF.SinCos(angle);
        for (float t = 0; t < length; t += Math.Max(0.7f, wide * 0.5f))
        {
            float px = x + cos * t, py = y + sin * t, half = Math.Max(0.45f, wide * (1 - 0.35f * t / length) / 2);
            for (int dy = (int)-half - 1; dy <= half + 1; dy++)
            {
                for (int dx = (int)-half - 1; dx <= half + 1; dx++)
                    canvas.Blend((int)px + dx, (int)py + dy, colour, Curves.Smooth(half + 0.6f, half - 0.4f, MathF.Sqrt(dx * dx + dy * dy)));
            }
        }

        int forks = random.Next(2, 4);
        for (int i = 0; i < forks; i++)
            Branch(canvas, random, x + cos * length, y + sin * length, angle + random.Between(-0.62f, 0.62f), length * random.Between(0.6f, 0.82f), wide * 0.62f, colour, depth - 1);
    }

    static void Veil(Canvas canvas, Vector3 fog, float vanishY, float strength)
    {
        for (int y = 0; y < canvas.Height; y++)
        {
            float at = strength * MathF.Exp(-MathF.Abs(y - vanishY) / canvas.Height * 4);
            foreach (ref var pixel in canvas.Row(y))
                pixel = Vector3.Lerp(pixel, fog, at);
        }
    }

    static void Pavement(Canvas canvas, Noise noise, float vanishX, int vanishY)
    {
        float size = canvas.Height;
        for (int y = vanishY + 1; y < canvas.Height; y++)
        {
            float down = (y - vanishY) / size, reach = 0.26f / down;
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float u = (x - vanishX) / size * reach, v = reach;
                float ground = Curves.Smooth(1.9f, 1.5f, MathF.Abs(u) / 0.62f * 0.42f / 0.26f * 0.62f);
                if (ground <= 0)
                    continue;
                float rough = noise.Fractal(u * 30, v * 24, 4, 0.65f), puddle = Curves.Smooth(-0.1f, 0.35f, noise.Fractal(u * 2.4f, v * 1.8f, 3));
                float cobble = MathF.Abs(MathF.Sin(u * 60 + MathF.Floor(v * 16) * 1.57f)) * MathF.Abs(MathF.Sin(v * 50));
                float scatter = float.Lerp(0.1f, 0.012f, puddle);
                var mirrored = Vector3.Zero;
                for (int tap = 0; tap < 4; tap++)
                    mirrored += canvas.Sample(x + rough * size * scatter * 0.25f, vanishY - 1 - down * size * (1.35f + tap * 0.12f) - MathF.Abs(rough + 0.2f * tap) * size * scatter * 2);
                var stone = Stone * (0.1f + 0.12f * cobble + 0.05f * rough);
                row[x] = Vector3.Lerp(row[x], stone + mirrored * (0.25f * float.Lerp(0.3f + 0.35f * cobble, 0.75f, puddle)), ground);
            }
        }
    }
}
