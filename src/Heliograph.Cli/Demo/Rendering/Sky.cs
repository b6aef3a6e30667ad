using System.Numerics;

namespace Heliograph.Cli.Demo.Rendering;

/// <summary>A sky with its sun and a layer of clouds seen from below.</summary>
/// <param name="sunX">Where the sun stands, in picture heights from the centre.</param>
/// <param name="showSun">Whether the sun itself is in the picture, or only its light.</param>
sealed class Sky(Light light, float sunX, Noise noise, bool showSun = true)
{
    readonly float drift = noise.At(3.3f, 8.1f) * 40;

    public Light Light { get; } = light;
    public float SunX { get; } = sunX;

    /// <summary>Paints all rows above the horizon.</summary>
    /// <param name="horizon">Row.</param>
    public void Paint(Canvas canvas, float horizon)
    {
        int end = Math.Min(canvas.Height, (int)horizon + 1);
        float scale = 1f / canvas.Height;
        for (int y = 0; y < end; y++)
        {
            var row = canvas.Row(y);
            for (int x = 0; x < row.Length; x++)
                row[x] = At((x - canvas.Width / 2f) * scale, (horizon - y) * scale);
        }
    }

    /// <param name="x">Picture heights right of the centre.</param>
    /// <param name="up">Picture heights over the horizon.</param>
    public Vector3 At(float x, float up)
    {
        up = MathF.Max(up, 0);
        float dx = x - SunX, dy = up - Light.SunUp, away = MathF.Sqrt(dx * dx * 0.6f + dy * dy);
        var colour = Vector3.Lerp(Light.Horizon, Light.Zenith, 1 - MathF.Exp(-up * 2.6f));
        float halo = MathF.Exp(-away * 5), lowGlow = MathF.Exp(-up * 7) * MathF.Exp(-dx * dx * 1.2f);
        colour += Light.Sun * (0.55f * halo + 0.18f * lowGlow);
        if (Light.Clouds > 0)
            colour = Clouded(colour, x, up, away);
        if (showSun)
        {
            float disc = MathF.Sqrt(dx * dx + dy * dy);
            colour += Light.Sun * (5 * Curves.Smooth(0.027f, 0.022f, disc) + 0.9f * MathF.Exp(-disc * 26));
        }

        return colour;
    }

    Vector3 Clouded(Vector3 colour, float x, float up, float away)
    {
        float reach = 1 / (up + 0.11f), u = x * reach * 0.8f + drift, v = reach * 1.7f;
        float warp = noise.At(u * 0.5f, v * 0.5f);
        float density = noise.Fractal(u + warp, v + 0.6f * warp, 6) * 0.5f + 0.5f;
        float threshold = 1 - Light.Clouds;
        float cover = Curves.Smooth(threshold - 0.06f, threshold + 0.32f, density) * Curves.Smooth(0.0f, 0.07f, up);
        if (cover <= 0)
            return colour;

        // Where the cloud thins towards the sun its edge is lit.
        float ahead = noise.Fractal(u + warp + (SunX - x) * 0.12f, v + 0.6f * warp - 0.16f, 4) * 0.5f + 0.5f;
        float lit = Math.Clamp(0.45f + (density - ahead) * 1.9f + 0.35f * MathF.Exp(-away * 3), 0, 1);
        var body = Vector3.Lerp(Vector3.Lerp(Light.Shade, Light.Haze, 0.45f), Vector3.Lerp(Light.Horizon, Light.Sun, 0.6f) * 1.15f, lit);
        return Vector3.Lerp(colour, body, cover * 0.92f);
    }
}
