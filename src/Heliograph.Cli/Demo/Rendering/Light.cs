using System.Numerics;

namespace Heliograph.Cli.Demo.Rendering;

/// <summary>The hour and the weather of an outdoor picture.</summary>
enum Mood { Dawn, Day, Golden, Sunset, Dusk, Storm, Winter }

/// <summary>The colours that a mood gives to sky, sun, haze and shade.</summary>
/// <param name="SunUp">Height of the sun over the horizon, in picture heights.</param>
/// <param name="Clouds">How much of the sky they cover, 0 to 1.</param>
sealed record Light(Vector3 Zenith, Vector3 Horizon, Vector3 Sun, Vector3 Haze, Vector3 Shade, float SunUp, float Clouds)
{
    public static Light Of(Mood mood) => mood switch
    {
        Mood.Dawn => Make(0x4F78B4, 0xF8C6A8, 0xFFCFA4, 0xD6BFC6, 0x5A6A98, 0.10f, 0.45f),
        Mood.Day => Make(0x235FA8, 0xB4D6EC, 0xFFF2DC, 0xB9D0E2, 0x5F7EA8, 0.55f, 0.5f),
        Mood.Golden => Make(0x5C86BC, 0xFCD79A, 0xFFB95C, 0xE8C290, 0x56618C, 0.16f, 0.4f),
        Mood.Sunset => Make(0x24305F, 0xFF8240, 0xFF6E26, 0xC9694E, 0x3A3860, 0.05f, 0.55f),
        Mood.Dusk => Make(0x0B1740, 0x8A82AC, 0xFF8E5E, 0x515A8C, 0x1B2650, 0.015f, 0.4f),
        Mood.Storm => Make(0x39434F, 0xA9B2B5, 0xDAD6C8, 0x87929A, 0x4C5761, 0.5f, 0.85f),
        Mood.Winter => Make(0x6C9ACC, 0xD3E1EE, 0xFFEFD8, 0xC3D4E6, 0x7C98C4, 0.3f, 0.3f),
        _ => throw new ArgumentOutOfRangeException(nameof(mood), mood, "Not a mood."),
    };

    static Light Make(int zenith, int horizon, int sun, int haze, int shade, float sunUp, float clouds) =>
        new(Curves.Colour(zenith), Curves.Colour(horizon), Curves.Colour(sun), Curves.Colour(haze), Curves.Colour(shade), sunUp, clouds);
}
