using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>Range behind range, paler the farther away, with mist in the valleys and conifers in front.</summary>
static class Ridges
{
    public static void Paint(Canvas canvas, Random random, Mood mood)
    {
        var noise = new Noise(random.Next());
        var light = Light.Of(mood);
        float aspect = canvas.Width / (float)canvas.Height;
        float horizon = canvas.Height * random.Between(0.5f, 0.66f);
        new Sky(light, random.Between(-0.35f, 0.35f) * aspect, noise).Paint(canvas, horizon);

        int layers = random.Next(5, 8);
        for (int layer = 0; layer < layers; layer++)
            Range(canvas, noise, light, horizon, layer, layers);
        int trees = random.Next(5);
        if (trees > 0)
            Conifers.Row(canvas, random, canvas.Height * 1.03f, canvas.Height * 0.16f, light.Shade * 0.1f, (int)(26 * aspect), spread: 0.7f);
        Blur.Glow(canvas, 0.9f, 0.08f, 0.4f);
    }

    static void Range(Canvas canvas, Noise noise, Light light, float horizon, int layer, int layers)
    {
        float near = (layer + 1f) / layers, size = canvas.Height;
        float crest = horizon - size * 0.16f + near * near * (size * 1.02f - horizon), rise = size * float.Lerp(0.13f, 0.24f, near);
        var air = Vector3.Lerp(light.Horizon, light.Haze, 0.5f);
        var body = Vector3.Lerp(air, light.Shade * 0.28f, MathF.Pow(near, 0.8f));
        var mist = Vector3.Lerp(air, light.Haze, near);
        float fold = size * float.Lerp(0.11f, 0.3f, near);
        for (int x = 0; x < canvas.Width; x++)
        {
            float along = x / size * float.Lerp(1.7f, 0.75f, near);
            float top = crest - rise * (0.75f * noise.Fractal(along + layer * 13.7f, layer * 3.1f, 8, 0.46f) + 0.5f * noise.Ridged(along * 0.9f + layer * 5.3f, layer * 2.7f, 6) - 0.3f);
            for (int y = Math.Max(0, (int)top); y < canvas.Height; y++)
            {
                float below = (y - top) / fold;
                if (below > 3.2f)
                    break;
                float texture = near > 0.3f ? 1 + near * near * 0.35f * noise.Fractal(x / size * 40 + layer * 3 - below, y / size * 48 + x / size * 9, 4) : 1;
                float fog = Curves.Smooth(0.15f, 1.5f, below + 0.35f * noise.Fractal(along * 2.5f, y / size * 6 + layer, 3)) * float.Lerp(0.85f, 0.5f, near);
                canvas.Blend(x, y, Vector3.Lerp(body * texture, mist, fog), y + 1 - top);
            }

            for (int y = (int)Math.Max(0, top + 3.2f * fold); y < canvas.Height; y++)
                canvas[x, y] = mist;
        }
    }
}
