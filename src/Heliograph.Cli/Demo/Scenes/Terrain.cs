using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>
/// Land seen from a little above it. Heights are computed on a fan of rays from the eye, so that the grid is fine
/// where it is near; light falls from one side along the fan, and each column is painted from far to near.
/// </summary>
sealed class Terrain
{
    const int Steps = 900;
    const float Nearest = 0.16f;
    const float Farthest = 34;

    readonly Canvas canvas;
    readonly Ground ground;
    readonly Light light;
    readonly Noise noise;
    readonly float[] distance = new float[Steps];
    readonly float[] heights;
    readonly float[] sunlight;
    readonly float eye;
    readonly float horizon;
    readonly float zoom;
    readonly float sunSide;

    Terrain(Canvas canvas, Random random, Light light, Ground ground)
    {
        (this.canvas, this.light, this.ground) = (canvas, light, ground);
        noise = new Noise(random.Next());
        heights = new float[canvas.Width * Steps];
        sunlight = new float[canvas.Width * Steps];
        zoom = canvas.Height * ground.Zoom;
        horizon = canvas.Height * (ground.Horizon + random.Between(-0.06f, 0.06f));
        sunSide = random.Pick(-1f, 1f);
        for (int step = 0; step < Steps; step++)
            distance[step] = Nearest * MathF.Pow(Farthest / Nearest, step / (Steps - 1f));
        float below = 0;
        for (int i = 0; i < 40; i++)
            below = Math.Max(below, ground.Height(noise, (i - 20) * 0.02f, Nearest + i * 0.02f));
        eye = Math.Max(below, ground.WaterLevel) + ground.EyeOverGround;
    }

    public static void Paint(Canvas canvas, Random random, Mood mood, Ground ground)
    {
        var light = Light.Of(mood);
        var land = new Terrain(canvas, random, light, ground);
        var sky = new Sky(light, -land.sunSide * random.Between(0.5f, 0.9f) * canvas.Width / canvas.Height, land.noise, showSun: false);
        sky.Paint(canvas, land.horizon);
        land.Raise();
        land.Illuminate(Math.Clamp(light.SunUp * 1.4f, 0.16f, 0.9f));
        Span<int> shore = stackalloc int[canvas.Width];
        for (int x = 0; x < canvas.Width; x++)
            shore[x] = land.PaintColumn(x);
        land.Mirror(shore);
        Blur.Glow(canvas, 0.9f, 0.05f, 0.3f);
    }

    float Across(int x, int step) => (x - canvas.Width / 2f) / zoom * distance[step];

    void Raise()
    {
        for (int x = 0; x < canvas.Width; x++)
        {
            for (int step = 0; step < Steps; step++)
                heights[x * Steps + step] = ground.Height(noise, Across(x, step), distance[step]);
        }
    }

    /// <summary>Shade by slope, and the shadow that higher ground towards the sun throws along its row.</summary>
    void Illuminate(float sunSlope)
    {
        var sun = Vector3.Normalize(new Vector3(-sunSide, 0.25f, sunSlope));
        for (int step = 0; step < Steps; step++)
        {
            float spacing = distance[step] / zoom, shadow = float.MinValue;
            int ahead = Math.Min(step + 1, Steps - 1), behind = Math.Max(step - 1, 0);
            for (int i = 0; i < canvas.Width; i++)
            {
                int x = sunSide > 0 ? i : canvas.Width - 1 - i, at = x * Steps;
                float height = heights[at + step];
                int left = Math.Max(x - 1, 0), right = Math.Min(x + 1, canvas.Width - 1);
                float slopeX = (heights[right * Steps + step] - heights[left * Steps + step]) / ((right - left) * spacing);
                float slopeY = (heights[at + ahead] - heights[at + behind]) / (distance[ahead] - distance[behind]);
                var normal = Vector3.Normalize(new Vector3(-slopeX, -slopeY, 1));
                shadow = Math.Max(shadow - spacing * sunSlope, height);
                float lit = Curves.Smooth(0.06f, 0.005f, shadow - height);
                sunlight[at + step] = Math.Max(0, Vector3.Dot(normal, sun)) * lit;
            }
        }
    }

    /// <returns>The row where the nearest water of this column begins, or the canvas's height where it has none.</returns>
    int PaintColumn(int x)
    {
        int shore = canvas.Height;
        float fartherRow = horizon;
        var farther = Vector3.Zero;
        bool overWater = true;
        for (int step = Steps - 1; step >= 0; step--)
        {
            float height = heights[x * Steps + step];
            bool water = height < ground.WaterLevel;
            float row = horizon + (eye - Math.Max(height, ground.WaterLevel)) / distance[step] * zoom;
            var colour = water ? Vector3.Zero : Surface(x, step, height);
            if (row > fartherRow)
                Fill(x, fartherRow, row, water || overWater ? colour : farther, colour);
            if (water && !overWater && fartherRow < canvas.Height)
                shore = (int)Math.Max(fartherRow, 0);
            (fartherRow, farther, overWater) = (row, colour, water);
        }

        Fill(x, fartherRow, canvas.Height, farther, farther);
        return shore;
    }

    void Fill(int x, float from, float to, Vector3 top, Vector3 bottom)
    {
        int first = Math.Max(0, (int)from), last = Math.Min(canvas.Height - 1, (int)to);
        float scale = 1 / Math.Max(to - from, 0.001f);
        for (int y = first; y <= last; y++)
            canvas.Blend(x, y, Vector3.Lerp(top, bottom, Math.Clamp((y - from) * scale, 0, 1)), bottom == Vector3.Zero ? 1 : y + 1 - from);
    }

    Vector3 Surface(int x, int step, float height)
    {
        int at = x * Steps + step, next = Math.Min(step + 1, Steps - 1), right = Math.Min(x + 1, canvas.Width - 1);
        float far = distance[step], across = Across(x, step);
        float slope = Math.Abs(heights[right * Steps + step] - height) / (far / zoom) + Math.Abs(heights[x * Steps + next] - height) / Math.Max(distance[next] - far, 0.001f);
        var matter = ground.Matter(noise, across, far, height, slope);
        var colour = matter * (light.Sun * (1.5f * sunlight[at]) + Vector3.Lerp(light.Shade, light.Zenith, 0.4f) * 0.85f);
        float haze = 1 - MathF.Exp(-far * ground.Haze * (1.2f - Math.Clamp(height * 0.35f, 0, 0.8f)));
        return Vector3.Lerp(colour, Vector3.Lerp(light.Haze, light.Horizon, 0.4f), haze);
    }

    /// <summary>Still water shows what stands above its far shore, upside down.</summary>
    void Mirror(ReadOnlySpan<int> shore)
    {
        var deep = light.Shade * 0.1f;
        for (int x = 0; x < canvas.Width; x++)
        {
            // Pools beyond the nearest water are too small to mirror anything: they take the colour of their shore.
            for (int y = 1; y < Math.Min(shore[x], canvas.Height); y++)
            {
                if (canvas[x, y] == Vector3.Zero)
                    canvas[x, y] = canvas[x, y - 1];
            }

            for (int y = shore[x]; y < canvas.Height; y++)
            {
                if (canvas[x, y] != Vector3.Zero)
                    continue;
                float down = (y - horizon + 1) / canvas.Height, reach = 0.3f / Math.Max(down, 0.01f);
                float ripple = noise.Fractal(x / (float)canvas.Height * reach * 8, reach * 26, 3);
                float depth = (y - shore[x]) * 1.02f;
                var mirrored = canvas.Sample(x + ripple * 4, shore[x] - 2 - depth - ripple * (3 + 0.06f * depth));
                canvas[x, y] = Vector3.Lerp(mirrored, deep, 0.12f + 0.45f * Math.Clamp(down * 1.3f, 0, 1));
            }
        }
    }
}
