using Heliograph.Cli.Demo.Community;
using Heliograph.Cli.Demo.Rendering;
using Heliograph.Cli.Demo.Scenes;

namespace Heliograph.Cli.Demo;

/// <summary>The settings that a photographer would have chosen for a shot.</summary>
/// <param name="Time">Seconds, as a fraction.</param>
/// <param name="TenfoldAperture">Ten times the f-number.</param>
/// <param name="FocalLength">Millimetres.</param>
sealed record Exposure(string Time, int TenfoldAperture, int FocalLength, int Iso)
{
    /// <summary>The f-number of the lens wide open.</summary>
    public string Widest => FocalLength is 20 or 50 ? "1.8" : FocalLength == 90 ? "2.8" : "2";

    public static Exposure Of(Shot shot)
    {
        var random = new Random(shot.Take);
        return shot.Scene switch
        {
            Scene.MilkyWay => new("15/1", 18, 20, 3200),
            Scene.Aurora => new(random.Pick("4/1", "6/1", "8/1"), 18, 20, 1600),
            Scene.NightStreet => new(random.Pick("1/30", "1/15"), 20, 35, 3200),
            Scene.RainyWindow or Scene.Bokeh => new("1/80", 18, 50, 1600),
            Scene.Blossom => new(random.Pick("1/160", "1/250"), random.Pick(40, 56), 90, 200),
            Scene.Agate or Scene.Ice or Scene.Film => new("1/60", 80, 90, 100),
            Scene.Facade => new("1/320", 80, 50, 100),
            _ when shot.Mood is Mood.Dusk => new(random.Pick("1/15", "1/30", "1/8"), 56, random.Pick(24, 35), 400),
            _ when shot.Mood is Mood.Dawn or Mood.Sunset => new(random.Pick("1/60", "1/125"), 80, random.Pick(24, 35, 70), 200),
            _ => new(random.Pick("1/250", "1/320", "1/500"), random.Pick(80, 110), random.Pick(24, 35, 50, 85), 100),
        };
    }
}
