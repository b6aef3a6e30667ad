using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>Open water under a sky, with headlands and now and then a sail.</summary>
static class Sea
{
    public static void Paint(Canvas canvas, Random random, Mood mood)
    {
        var noise = new Noise(random.Next());
        var light = Light.Of(mood);
        float aspect = canvas.Width / (float)canvas.Height;
        float horizon = MathF.Floor(canvas.Height * random.Between(0.42f, 0.62f));
        var sky = new Sky(light, random.Between(-0.3f, 0.3f) * aspect, noise);
        sky.Paint(canvas, horizon);
        if (random.Next(3) > 0)
            Headlands(canvas, random, noise, light, horizon);
        if (random.Next(2) == 0)
            Sail(canvas, random, light, horizon);
        Water(canvas, noise, sky, horizon, random.Between(0.5f, 1.4f) * (mood == Mood.Storm ? 1.8f : 1));
        Blur.Glow(canvas, 0.9f, 0.06f, 0.45f);
    }

    static void Headlands(Canvas canvas, Random random, Noise noise, Light light, float horizon)
    {
        bool fromLeft = random.Next(2) == 0;
        for (int layer = 0; layer < 3; layer++)
        {
            var colour = Vector3.Lerp(light.Haze * 0.8f, light.Shade * 0.22f, (layer + 1) / 3.4f);
            float reach = random.Between(0.25f, 0.75f) * (1 - layer * 0.22f), tall = canvas.Height * random.Between(0.05f, 0.13f) * (1 + layer * 0.35f);
            for (int x = 0; x < canvas.Width; x++)
            {
                float along = (fromLeft ? x : canvas.Width - x) / (float)canvas.Width;
                float shape = Curves.Smooth(reach, reach * 0.25f, along) * (0.75f + 0.5f * noise.Fractal(along * 6 + layer * 9, layer, 7));
                float top = horizon - tall * shape;
                for (int y = Math.Max(0, (int)top); y < horizon; y++)
                {
                    float rock = 1 + 0.5f * noise.Fractal(x * 0.02f, y * 0.05f + layer * 7, 4);
                    canvas.Blend(x, y, Vector3.Lerp(colour * rock, light.Haze, 0.25f * Curves.Smooth(horizon - 0.03f * canvas.Height, horizon, y)), y + 1 - top);
                }
            }
        }
    }

    static void Sail(Canvas canvas, Random random, Light light, float horizon)
    {
        float tall = canvas.Height * random.Between(0.05f, 0.1f), foot = horizon + tall * 0.06f, mast = canvas.Width * random.Between(0.2f, 0.8f);
        var cloth = Vector3.Lerp(light.Shade * 0.35f, light.Horizon, 0.18f);
        for (int y = (int)(foot - tall * 1.15f); y < foot; y++)
        {
            float down = (y - (foot - tall * 1.15f)) / (tall * 1.15f);
            float main = Curves.Smooth(0, 1, down) * tall * 0.42f, jib = Math.Max(0, down - 0.2f) * tall * 0.36f;
            for (int x = (int)(mast - jib); x <= mast + main; x++)
            {
                bool hull = down > 0.93f;
                bool inCloth = down < 0.88f && Math.Abs(x - mast) > 1.5f;
                if (hull || inCloth || Math.Abs(x - mast) < tall * 0.012f)
                    canvas.Blend(x, y, inCloth ? cloth * (x < mast ? 1.4f : 1) : light.Shade * 0.15f, 0.95f);
            }
        }
    }

    /// <summary>Every pixel mirrors what is already painted above the horizon, at the slope of its wave.</summary>
    static void Water(Canvas canvas, Noise noise, Sky sky, float horizon, float roughness)
    {
        var light = sky.Light;
        var deep = Vector3.Lerp(light.Zenith, light.Shade, 0.5f) * 0.35f;
        float height = canvas.Height;
        for (int y = (int)horizon; y < canvas.Height; y++)
        {
            float down = (y - horizon + 0.5f) / height, distance = 0.35f / down;
            int octaves = down < 0.02f ? 3 : down < 0.1f ? 4 : 5;
            float calm = roughness * 0.11f / (1 + distance * 0.035f);
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float across = (x - canvas.Width / 2f) / height;
                float u = across * distance * 2.2f, v = distance * 5.5f;
                float swell = noise.Fractal(u * 1.1f, v * 0.8f, octaves, 0.62f);
                float side = noise.At(u * 3 + 40, v * 2.2f);
                float up = MathF.Abs(down + calm * swell * 2.1f), at = across + calm * side * 0.9f;
                var mirrored = canvas.Sample(at * height + canvas.Width / 2f, horizon - 1 - up * height * 0.9f);
                float facing = Math.Clamp(1 - up * 1.5f, 0.12f, 0.95f);
                var colour = Vector3.Lerp(deep, mirrored, facing);

                // The sun's road: wave faces that tilt just enough to show it.
                float offX = (at - sky.SunX) / (0.02f + calm * 0.9f), offY = (up - light.SunUp) / (0.05f + calm * 3.2f);
                float glint = MathF.Exp(-offX * offX - offY * offY);
                row[x] = colour + light.Sun * (glint * (0.55f + 1.6f * MathF.Max(0, swell)));
            }
        }
    }
}
