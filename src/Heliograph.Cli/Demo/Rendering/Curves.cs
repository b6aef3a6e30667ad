using System.Numerics;

namespace Heliograph.Cli.Demo.Rendering;

/// <summary>The few curves that every scene is shaped with.</summary>
static class Curves
{
    /// <summary>0 up to <paramref name="from"/>, 1 from <paramref name="to"/> on, smooth between; the two may stand in either order.</summary>
    public static float Smooth(float from, float to, float x)
    {
        float t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }

    /// <summary>A bell of height 1 around 0 with the given half width.</summary>
    public static float Bell(float x, float width) => MathF.Exp(-x * x / (width * width));

    /// <summary>Linear light of an sRGB colour written 0xRRGGBB.</summary>
    public static Vector3 Colour(int rgb) => new(Linear(rgb >> 16), Linear(rgb >> 8), Linear(rgb));

    public static float Between(this Random random, float from, float to) => from + (to - from) * random.NextSingle();

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    static float Linear(int channel) => MathF.Pow((channel & 255) / 255f, 2.2f);
}
