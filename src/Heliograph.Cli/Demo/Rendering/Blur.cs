using System.Numerics;

namespace Heliograph.Cli.Demo.Rendering;

/// <summary>Soft focus and glare.</summary>
static class Blur
{
    /// <summary>Blurs the whole picture with nearly a Gaussian of this radius in pixels: three box blurs.</summary>
    public static void Soften(Canvas canvas, int radius)
    {
        if (radius < 1)
            return;
        var line = new Vector3[Math.Max(canvas.Width, canvas.Height)];
        for (int pass = 0; pass < 3; pass++)
        {
            for (int y = 0; y < canvas.Height; y++)
                Box(canvas.Pixels, y * canvas.Width, 1, canvas.Width, radius, line);
            for (int x = 0; x < canvas.Width; x++)
                Box(canvas.Pixels, x, canvas.Width, canvas.Height, radius, line);
        }
    }

    /// <summary>Spreads the light of what is brighter than <paramref name="threshold"/>, as a lens does.</summary>
    /// <param name="radius">In parts of the picture's height.</param>
    public static void Glow(Canvas canvas, float threshold, float radius, float strength)
    {
        const int Reduction = 4;
        var small = new Canvas(Math.Max(2, canvas.Width / Reduction), Math.Max(2, canvas.Height / Reduction));
        for (int y = 0; y < small.Height; y++)
        {
            for (int x = 0; x < small.Width; x++)
            {
                var sum = Vector3.Zero;
                for (int dy = 0; dy < Reduction; dy++)
                {
                    for (int dx = 0; dx < Reduction; dx++)
                        sum += Vector3.Max(Vector3.Zero, canvas[x * Reduction + dx, y * Reduction + dy] - new Vector3(threshold));
                }

                small[x, y] = sum / (Reduction * Reduction);
            }
        }

        Soften(small, Math.Max(1, (int)(radius * small.Height / 1.7f)));
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
                row[x] += strength * small.Sample((x - 1.5f) / Reduction, (y - 1.5f) / Reduction);
        }
    }

    static void Box(Vector3[] pixels, int start, int stride, int length, int radius, Vector3[] line)
    {
        for (int i = 0; i < length; i++)
            line[i] = pixels[start + i * stride];
        var sum = line[0] * (radius + 1);
        for (int i = 1; i <= radius; i++)
            sum += line[Math.Min(i, length - 1)];
        float scale = 1f / (2 * radius + 1);
        for (int i = 0; i < length; i++)
        {
            pixels[start + i * stride] = sum * scale;
            sum += line[Math.Min(i + radius + 1, length - 1)] - line[Math.Max(i - radius, 0)];
        }
    }
}
