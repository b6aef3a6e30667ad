using Heliograph.Cli.Demo.Rendering;

namespace Heliograph.Cli.Demo.Scenes;

/// <summary>What the renderer can photograph.</summary>
enum Scene
{
    Sea, Ridges, Conifers, Peaks, Lake, Snowfield, Dunes, Hills, Canyon, MilkyWay, Aurora,
    City, NightStreet, RainyWindow, Bokeh, Facade, Blossom, Agate, Ice, Film,
}

static class Scenes
{
    /// <summary>Paints all of the canvas; the same scene, mood, size and state of <paramref name="random"/> give the same picture.</summary>
    public static void Paint(this Scene scene, Canvas canvas, Random random, Mood mood)
    {
        switch (scene)
        {
            case Scene.Sea: Sea.Paint(canvas, random, mood); break;
            case Scene.Ridges: Ridges.Paint(canvas, random, mood); break;
            case Scene.Conifers: Conifers.Paint(canvas, random, mood); break;
            case Scene.Peaks: Terrain.Paint(canvas, random, mood, Ground.Peaks); break;
            case Scene.Lake: Terrain.Paint(canvas, random, mood, Ground.Lake); break;
            case Scene.Snowfield: Terrain.Paint(canvas, random, mood, Ground.Snowfield); break;
            case Scene.Dunes: Terrain.Paint(canvas, random, mood, Ground.Dunes); break;
            case Scene.Hills: Terrain.Paint(canvas, random, mood, Ground.Hills); break;
            case Scene.Canyon: Terrain.Paint(canvas, random, mood, Ground.Canyon); break;
            case Scene.MilkyWay: Stars.MilkyWay(canvas, random); break;
            case Scene.Aurora: Stars.Aurora(canvas, random); break;
            case Scene.City: City.Paint(canvas, random, mood); break;
            case Scene.NightStreet: NightStreet.Paint(canvas, random); break;
            case Scene.RainyWindow: RainyWindow.Paint(canvas, random); break;
            case Scene.Bokeh: RainyWindow.Bokeh(canvas, random); break;
            case Scene.Facade: Facade.Paint(canvas, random); break;
            case Scene.Blossom: Blossom.Paint(canvas, random); break;
            case Scene.Agate: Closeup.Agate(canvas, random); break;
            case Scene.Ice: Closeup.Ice(canvas, random); break;
            case Scene.Film: Closeup.Film(canvas, random); break;
            default: throw new ArgumentOutOfRangeException(nameof(scene), scene, "Not a scene.");
        }
    }
}
