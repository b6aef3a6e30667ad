using System.Numerics;

namespace Heliograph.Cli.Demo.Rendering;

/// <summary>A picture being painted: linear light, red, green and blue from 0 up, where 1 is paper white and more is glare.</summary>
sealed class Canvas(int width, int height)
{
    public int Width { get; } = width;
    public int Height { get; } = height;

    /// <summary>Row-major.</summary>
    public Vector3[] Pixels { get; } = new Vector3[width * height];

    public ref Vector3 this[int x, int y] => ref Pixels[y * Width + x];

    public Span<Vector3> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>Between pixels by bilinear interpolation; outside, the nearest edge.</summary>
    public Vector3 Sample(float x, float y)
    {
        x = Math.Clamp(x, 0, Width - 1.001f);
        y = Math.Clamp(y, 0, Height - 1.001f);
        int left = (int)x, top = (int)y, at = top * Width + left;
        float fx = x - left;
        return Vector3.Lerp(
            Vector3.Lerp(Pixels[at], Pixels[at + 1], fx),
            Vector3.Lerp(Pixels[at + Width], Pixels[at + Width + 1], fx), y - top);
    }

    /// <summary>Paints over a pixel; <paramref name="coverage"/> from 0 (not at all) to 1. Pixels outside are ignored.</summary>
    public void Blend(int x, int y, Vector3 colour, float coverage)
    {
        if (coverage > 0 && (uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            ref var pixel = ref this[x, y];
            pixel = Vector3.Lerp(pixel, colour, Math.Min(coverage, 1));
        }
    }

    /// <summary>Adds light to a pixel. Pixels outside are ignored.</summary>
    public void Shine(int x, int y, Vector3 light)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
            this[x, y] += light;
    }
}
