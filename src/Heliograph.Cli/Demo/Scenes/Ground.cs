using System.Numerics;
using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>What a terrain is made of. Lengths are in the terrain's own unit; one is about a kilometre.</summary>
/// <param name="EyeOverGround">How high the camera stands.</param>
/// <param name="Zoom">Focal length in picture heights.</param>
/// <param name="Horizon">Where it lies, in parts of the picture's height from the top.</param>
/// <param name="WaterLevel">Ground below is under still water.</param>
/// <param name="Haze">How fast things fade with distance.</param>
/// <param name="Height">Of the ground at a place: across, away from the eye.</param>
/// <param name="Matter">Its colour there, from the height and the slope (rise over run).</param>
sealed record Ground(float EyeOverGround, float Zoom, float Horizon, float WaterLevel, float Haze,
    Func<Noise, float, float, float> Height, Func<Noise, float, float, float, float, Vector3> Matter)
{
    const float Dry = float.MinValue;

    static readonly Vector3 Snow = Curves.Colour(0xF2F5FA), Rock = Curves.Colour(0x6B665F), DarkRock = Curves.Colour(0x47443F);
    static readonly Vector3 Grass = Curves.Colour(0x6F8140), Straw = Curves.Colour(0xB09A55), Wood = Curves.Colour(0x2E4527);
    static readonly Vector3 Sand = Curves.Colour(0xDFA366), PaleSand = Curves.Colour(0xEBC493), Clay = Curves.Colour(0xA8542F), PaleClay = Curves.Colour(0xD79A68);

    /// <summary>Snowy summits over a valley.</summary>
    public static Ground Peaks { get; } = new(0.1f, 1.7f, 0.66f, Dry, 0.045f,
        static (noise, x, far) => 0.045f * noise.Fractal(x * 1.7f, far * 1.7f, 7) + 2.3f * Curves.Smooth(2.5f, 13, far) * (noise.Ridged(x * 0.17f, far * 0.17f, 7) - 0.35f),
        static (noise, x, far, height, slope) =>
        {
            float line = 0.55f + 0.35f * noise.Fractal(x * 1.1f, far * 1.1f, 4);
            float snow = Curves.Smooth(line - 0.15f, line + 0.25f, height) * Curves.Smooth(3.4f, 1.5f, slope);
            var bare = Vector3.Lerp(Vector3.Lerp(Wood, Grass, Curves.Smooth(-0.2f, 0.4f, noise.Fractal(x * 2.2f, far * 2.2f, 5))), Vector3.Lerp(DarkRock, Rock, 0.5f + noise.At(x * 7, far * 7)), Curves.Smooth(0.15f, 0.5f, height + slope * 0.05f));
            return Vector3.Lerp(bare, Snow, snow);
        });

    /// <summary>The same summits with a lake at their feet.</summary>
    public static Ground Lake { get; } = Peaks with
    {
        EyeOverGround = 0.09f,
        Zoom = 1.3f,
        Horizon = 0.46f,
        WaterLevel = 0,
        Height = static (noise, x, far) => 0.05f * noise.Fractal(x * 0.8f, far * 0.8f, 6) - 0.05f * Curves.Smooth(7, 3, far) - 0.01f
            + 0.16f * Curves.Smooth(0.4f, 2.2f, MathF.Abs(x + 0.8f * noise.At(far * 0.4f, 3))) * Curves.Smooth(1, 4, far)
            + 2.5f * Curves.Smooth(5, 16, far) * (noise.Ridged(x * 0.16f, far * 0.16f, 7) - 0.3f),
    };

    /// <summary>Everything under snow.</summary>
    public static Ground Snowfield { get; } = Peaks with
    {
        Horizon = 0.6f,
        Matter = static (noise, x, far, height, slope) => Vector3.Lerp(Snow, Vector3.Lerp(Rock, DarkRock, 0.5f), Curves.Smooth(2.2f, 4.2f, slope + 0.8f * noise.At(x * 3, far * 3))),
    };

    /// <summary>Wind-blown sand with ripples.</summary>
    public static Ground Dunes { get; } = new(0.16f, 1.25f, 0.42f, Dry, 0.03f,
        static (noise, x, far) =>
        {
            float bend = x * 0.5f + far * 0.32f + 0.9f * noise.At(x * 0.35f, far * 0.35f);
            float crest = 1 - MathF.Abs(2 * (bend - MathF.Floor(bend)) - 1);
            float size = 0.5f + 0.5f * noise.At(x * 0.22f + 9, far * 0.22f);
            float ripples = far < 2.5f ? 0.0011f * MathF.Sin(60 * (x + 0.35f * far + 0.22f * noise.At(x * 3, far * 3))) * Curves.Smooth(2.5f, 0.6f, far) : 0;
            return 0.42f * size * crest * crest * (3 - 2 * crest) + ripples + 0.06f * noise.Fractal(x * 0.7f, far * 0.7f, 3, 0.35f);
        },
        static (noise, x, far, height, _) => Vector3.Lerp(Sand, PaleSand, Math.Clamp(0.4f + height + 0.5f * noise.At(x * 2, far * 2), 0, 1)));

    /// <summary>Meadows, woods and fields.</summary>
    public static Ground Hills { get; } = new(0.3f, 1.6f, 0.44f, Dry, 0.045f,
        static (noise, x, far) => 0.34f * noise.Fractal(x * 0.42f, far * 0.42f, 4, 0.36f) + 1.5f * Curves.Smooth(3, 26, far) * (noise.Fractal(x * 0.13f + 4, far * 0.13f, 6, 0.42f) + 0.35f)
            + 0.05f * Curves.Smooth(0.12f, 0.3f, noise.Fractal(x * 0.8f + 7, far * 0.8f, 3)) * (0.5f + 0.5f * noise.At(x * 26, far * 26)),
        static (noise, x, far, _, _) =>
        {
            float wood = Curves.Smooth(0.1f, 0.16f, noise.Fractal(x * 0.8f + 7, far * 0.8f, 3));
            float turn = 0.5f * noise.At(x * 0.5f, far * 0.5f), field = noise.At(MathF.Floor(x * 1.1f + turn) * 3.7f + 0.5f, MathF.Floor(far * 0.6f + turn) * 5.3f + 0.37f);
            var meadow = Vector3.Lerp(Grass, Straw, Math.Clamp(0.35f + 1.1f * field + 0.4f * noise.Fractal(x * 4, far * 4, 4), 0, 1));
            return Vector3.Lerp(meadow, Wood * (0.8f + 0.5f * noise.At(x * 22, far * 22)), wood);
        });

    /// <summary>Table mountains in banded stone.</summary>
    public static Ground Canyon { get; } = new(0.22f, 1.7f, 0.55f, Dry, 0.04f,
        static (noise, x, far) =>
        {
            float rise = 1.1f * noise.Fractal(x * 0.3f, far * 0.3f, 7, 0.48f) * Curves.Smooth(1.5f, 5, far);
            float ledge = MathF.Floor(rise * 4) / 4, within = rise * 4 - MathF.Floor(rise * 4);
            return 0.02f * noise.Fractal(x * 2, far * 2, 7, 0.6f) + ledge + 0.25f * Curves.Smooth(0.55f, 0.95f, within);
        },
        static (noise, x, far, height, _) =>
        {
            float band = MathF.Sin(height * 34 + 2.5f * noise.Fractal(x * 0.6f, far * 0.6f, 3));
            return Vector3.Lerp(Clay, PaleClay, Math.Clamp(0.45f + 0.4f * band + 0.35f * noise.Fractal(x * 5, far * 5, 4), 0, 1));
        });
}
