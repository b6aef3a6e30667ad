using Heliograph.Cli.Demo.Rendering;
using Heliograph.Cli.Demo.Scenes;
using Heliograph.Site.Photos;

namespace Heliograph.Cli.Demo.Community;

/// <summary>Who lives on the demo site, and what they took.</summary>
static class Members
{
    public static IReadOnlyList<Member> All { get; } = [Harbour(), Alpine(), Lamplight(), Meadow(), Starfield(), Saltflat()];

    static Member Harbour() => new("harbour", ["lamplight+", "meadow*", "starfield"],
        [("The bay, every month", "The same stretch of water from the same wall, whatever the weather."), ("Under sail", "")],
    [
        new(Scene.Sea, Mood.Sunset, Frame.Landscape, 1, "2021-09-18 19:42", "Last light on the bay", "sea, sunset, bay, reflections", "The wind dropped ten minutes before this. Nobody on the wall said a word.", "The bay, every month"),
        new(Scene.Sea, Mood.Golden, Frame.Wide, 2, "2022-05-07 18:55", "One sail home", "sea, sailing, golden hour, boat", "", "Under sail"),
        new(Scene.Sea, Mood.Storm, Frame.Landscape, 4, "2020-11-14 11:08", "Before the gale", "sea, storm, grey, weather", "Barometer falling since breakfast.", "The bay, every month"),
        new(Scene.Sea, Mood.Dawn, Frame.Panorama, 6, "2023-04-02 06:31", "Slack tide", "sea, dawn, panorama, calm", "Four frames stitched. High water, no swell, nobody about.", "The bay, every month"),
        new(Scene.Sea, Mood.Day, Frame.Portrait, 13, "2023-07-21 13:20", "Noon, no wind", "sea, summer, blue", "", "The bay, every month"),
        new(Scene.Sea, Mood.Dusk, Frame.Landscape, 5, "2024-10-30 17:48", "The headland goes dark", "sea, dusk, headland", "", "The bay, every month"),
        new(Scene.City, Mood.Dusk, Frame.Wide, 1, "2022-12-03 16:51", "Town from the ferry", "city, dusk, lights, water", "Handheld from a moving deck, so be kind."),
        new(Scene.Sea, Mood.Winter, Frame.Classic, 21, "2025-01-19 10:12", "Cold and clear", "sea, winter, sky", "", "The bay, every month"),
        new(Scene.Ice, Mood.Winter, Frame.Square, 2, "2024-01-09 09:40", "The slip, frozen over", "ice, abstract, winter", "It happens once in ten years. I spent the morning on my knees."),
        new(Scene.Sea, Mood.Golden, Frame.Landscape, 17, "2025-06-28 20:10", "Midsummer race", "sea, sailing, golden hour", "", "Under sail", Visibility.Friends),
        new(Scene.Sea, Mood.Dawn, Frame.Portrait, 10, "2021-03-27 06:58", "Tall morning", "sea, dawn, clouds", ""),
        new(Scene.Facade, Mood.Day, Frame.Portrait, 5, "2023-08-11 17:33", "Chandler's, closed", "windows, street, shutters", "", null, Visibility.Family),
    ]);

    static Member Alpine() => new("alpine", ["starfield+", "meadow", "saltflat"],
        [("Four seasons up high", "The upper valley, walked rather than driven."), ("Layers", "Haze is a colour too.")],
    [
        new(Scene.Lake, Mood.Golden, Frame.Landscape, 3, "2022-09-24 18:21", "Still enough to read", "mountains, lake, reflection, golden hour", "The lake gives you about four minutes of this before the evening wind comes down.", "Four seasons up high"),
        new(Scene.Peaks, Mood.Day, Frame.Wide, 1, "2021-07-15 10:44", "First sight of the wall", "mountains, snow, meadow, summer", "", "Four seasons up high"),
        new(Scene.Ridges, Mood.Dawn, Frame.Panorama, 1, "2023-10-08 07:02", "Seven ridges", "mountains, mist, layers, panorama, dawn", "Counted them twice.", "Layers"),
        new(Scene.Snowfield, Mood.Dawn, Frame.Landscape, 4, "2024-02-17 07:38", "Blue hour on the plateau", "snow, mountains, dawn, winter", "Minus nineteen. The shutter was slower than I was.", "Four seasons up high"),
        new(Scene.Peaks, Mood.Golden, Frame.Portrait, 2, "2020-08-30 19:05", "Keep walking", "mountains, evening, hiking", "", "Four seasons up high"),
        new(Scene.Ridges, Mood.Golden, Frame.Landscape, 3, "2022-11-05 16:10", "November haze", "mountains, haze, layers", "", "Layers"),
        new(Scene.Lake, Mood.Day, Frame.Classic, 8, "2023-06-22 11:15", "Noon at the tarn", "mountains, lake, snow, summer", "", "Four seasons up high"),
        new(Scene.Conifers, Mood.Storm, Frame.Portrait, 2, "2021-10-29 09:22", "Inside the cloud", "forest, fog, conifers", "Visibility about sixty metres.", "Layers"),
        new(Scene.Snowfield, Mood.Winter, Frame.Wide, 5, "2025-03-01 12:30", "Nobody's tracks", "snow, winter, mountains", "", "Four seasons up high"),
        new(Scene.Ridges, Mood.Sunset, Frame.Square, 9, "2024-07-26 21:04", "Saharan dust", "mountains, sunset, layers, red", "The air had been red since noon.", "Layers"),
        new(Scene.Lake, Mood.Dawn, Frame.Landscape, 4, "2025-05-18 06:20", "Ice out", "mountains, lake, spring, dawn", "", null, Visibility.FriendsAndFamily),
        new(Scene.Peaks, Mood.Sunset, Frame.Classic, 4, "2019-09-14 19:31", "Alpenglow, or nearly", "mountains, sunset", ""),
    ]);

    static Member Lamplight() => new("lamplight", ["harbour+", "saltflat", "meadow"],
        [("After rain", "Wet streets, warm windows."), ("Walls", "Plaster, paint and what the sun does to them.")],
    [
        new(Scene.NightStreet, Mood.Dusk, Frame.Landscape, 2, "2021-11-26 21:14", "The avenue, late", "street, night, fog, lamps", "Between the last tram and the first dog.", "After rain"),
        new(Scene.RainyWindow, Mood.Dusk, Frame.Landscape, 1, "2022-10-19 19:47", "Waiting for the bus", "rain, bokeh, window, lights", "", "After rain"),
        new(Scene.City, Mood.Sunset, Frame.Panorama, 2, "2023-09-09 19:20", "Every window is somebody", "city, sunset, skyline, panorama", "From the far bank, on the only clear evening that week."),
        new(Scene.Facade, Mood.Day, Frame.Landscape, 1, "2022-06-04 16:02", "Ochre, five o'clock", "windows, shutters, shadow, colour", "", "Walls"),
        new(Scene.RainyWindow, Mood.Dusk, Frame.Portrait, 2, "2023-11-11 18:30", "Pink umbrella weather", "rain, bokeh, drops, night", "", "After rain"),
        new(Scene.NightStreet, Mood.Dusk, Frame.Portrait, 7, "2024-12-15 22:40", "Two lamps out", "street, night, lamps, fog", "Reported them. Took the picture first.", "After rain"),
        new(Scene.City, Mood.Dawn, Frame.Wide, 3, "2024-04-20 06:05", "First shift", "city, dawn, skyline", ""),
        new(Scene.Bokeh, Mood.Dusk, Frame.Square, 1, "2020-12-22 17:15", "Market lights", "bokeh, lights, abstract", "Took my glasses off and tried to photograph that."),
        new(Scene.Facade, Mood.Day, Frame.Square, 2, "2023-07-02 18:41", "Half past shade", "windows, wall, shadow", "", "Walls"),
        new(Scene.Facade, Mood.Day, Frame.Portrait, 8, "2025-05-31 09:12", "Corner house", "windows, shutters, colour", "", "Walls"),
        new(Scene.City, Mood.Dusk, Frame.Landscape, 11, "2025-02-08 17:36", "Blue, then not", "city, dusk, lights, reflections", "Twelve minutes of good light.", null),
        new(Scene.NightStreet, Mood.Dusk, Frame.Wide, 12, "2022-01-30 20:20", "Way home", "street, night, fog", "", "After rain", Visibility.Private),
    ]);

    static Member Meadow() => new("meadow", ["harbour*", "alpine", "starfield+"],
        [("The dahlia bed", "One bed, one summer, one lens."), ("Hedges and hills", "Walks that start at the door.")],
    [
        new(Scene.Blossom, Mood.Day, Frame.Square, 6, "2022-08-13 08:20", "The one that won nothing", "flower, dahlia, macro, pink", "Third at the village show, but look at it.", "The dahlia bed"),
        new(Scene.Hills, Mood.Day, Frame.Landscape, 9, "2021-05-30 11:26", "After the shower", "hills, fields, clouds, spring", "", "Hedges and hills"),
        new(Scene.Conifers, Mood.Dawn, Frame.Landscape, 1, "2023-09-30 07:14", "The plantation in mist", "forest, fog, dawn", "You hear the deer long before you see them. I didn't see them.", "Hedges and hills"),
        new(Scene.Blossom, Mood.Day, Frame.Portrait, 4, "2023-08-05 09:01", "Yellow, leaning", "flower, dahlia, macro, yellow", "", "The dahlia bed"),
        new(Scene.Hills, Mood.Golden, Frame.Panorama, 8, "2024-08-24 19:10", "Stubble and shadow", "hills, fields, golden hour, panorama", "", "Hedges and hills"),
        new(Scene.Blossom, Mood.Day, Frame.Landscape, 1, "2024-09-01 08:44", "Ember", "flower, dahlia, macro, orange", "First one to open, last one to go.", "The dahlia bed"),
        new(Scene.Bokeh, Mood.Day, Frame.Landscape, 3, "2022-05-14 07:50", "Dew, out of focus", "bokeh, green, abstract, morning", "The wind moved the grass. I kept it."),
        new(Scene.Conifers, Mood.Golden, Frame.Portrait, 3, "2024-10-12 17:02", "Larch smoke", "forest, fog, evening", "", "Hedges and hills"),
        new(Scene.Blossom, Mood.Day, Frame.Classic, 9, "2025-07-27 08:05", "White, not quite", "flower, dahlia, macro, white", "", "The dahlia bed"),
        new(Scene.Hills, Mood.Storm, Frame.Wide, 14, "2020-04-18 15:33", "Hail on the way", "hills, storm, weather, fields", "Ran. Was not fast enough.", "Hedges and hills"),
        new(Scene.Blossom, Mood.Day, Frame.Portrait, 17, "2025-08-16 09:30", "For the kitchen wall", "flower, macro", "", "The dahlia bed", Visibility.Family),
        new(Scene.Hills, Mood.Winter, Frame.Landscape, 22, "2025-01-04 11:48", "Frost holding in the hollows", "hills, winter, frost", "", "Hedges and hills"),
    ]);

    static Member Starfield() => new("starfield", ["alpine+", "meadow+", "harbour", "saltflat"],
        [("North", "Two winters of bad sleep."), ("Dark sites", "No moon, no cloud, no lights.")],
    [
        new(Scene.MilkyWay, Mood.Dusk, Frame.Landscape, 1, "2022-07-29 00:52", "The river overhead", "night, stars, milky way", "Fifteen seconds, wide open, and a flask of tea.", "Dark sites"),
        new(Scene.Aurora, Mood.Dusk, Frame.Wide, 4, "2024-03-03 22:37", "It started without us", "aurora, night, lake, reflections", "We were still arguing about where to park.", "North"),
        new(Scene.Aurora, Mood.Dusk, Frame.Portrait, 3, "2024-03-04 23:15", "Curtain", "aurora, night, green", "", "North"),
        new(Scene.MilkyWay, Mood.Dusk, Frame.Portrait, 2, "2023-08-17 01:20", "Straight up", "night, stars, milky way, vertical", "", "Dark sites"),
        new(Scene.Ridges, Mood.Dusk, Frame.Landscape, 12, "2023-08-16 21:02", "Waiting for it to get dark", "dusk, mountains, layers", "", "Dark sites"),
        new(Scene.Aurora, Mood.Dusk, Frame.Landscape, 8, "2023-02-26 21:48", "Quiet arc", "aurora, night, winter", "Kp 3. Never believe the forecast.", "North"),
        new(Scene.MilkyWay, Mood.Dusk, Frame.Panorama, 5, "2025-04-26 02:40", "Spring sky, end to end", "night, stars, milky way, panorama", "Six frames and one wrong turn in the bog.", "Dark sites"),
        new(Scene.Snowfield, Mood.Dusk, Frame.Wide, 7, "2023-02-26 16:55", "Last of the light", "snow, dusk, mountains", "", "North"),
        new(Scene.Lake, Mood.Dusk, Frame.Classic, 15, "2022-07-28 21:30", "First star somewhere", "lake, dusk, mountains", ""),
        new(Scene.Aurora, Mood.Dusk, Frame.Square, 14, "2025-01-01 23:58", "New year, new solar wind", "aurora, night", "", "North", Visibility.Friends),
        new(Scene.Conifers, Mood.Dusk, Frame.Landscape, 10, "2024-03-04 17:20", "The wood by the hut", "forest, dusk, fog, winter", "", "North"),
        new(Scene.MilkyWay, Mood.Dusk, Frame.Square, 9, "2024-08-06 00:31", "Test frame I kept", "night, stars", "", "Dark sites", Visibility.Private),
    ]);

    static Member Saltflat() => new("saltflat", ["alpine", "lamplight+"],
        [("Dry country", "Three weeks, one hat."), ("Very near", "Things smaller than a hand.")],
    [
        new(Scene.Dunes, Mood.Golden, Frame.Landscape, 6, "2023-03-12 18:02", "Second dune of the day", "desert, dunes, sand, golden hour", "The first one had footprints on it. Mine.", "Dry country"),
        new(Scene.Canyon, Mood.Golden, Frame.Wide, 10, "2023-03-20 18:40", "The table is laid", "desert, canyon, rock, evening", "", "Dry country"),
        new(Scene.Agate, Mood.Day, Frame.Landscape, 1, "2021-02-06 14:10", "Sliced agate, teal", "macro, stone, agate, abstract", "Eleven centimetres across, lit from the side.", "Very near"),
        new(Scene.Film, Mood.Day, Frame.Square, 4, "2022-03-05 15:22", "Soap, just before", "macro, abstract, colour, soap film", "A thousandth of a millimetre of water and it has weather.", "Very near"),
        new(Scene.Dunes, Mood.Dusk, Frame.Panorama, 5, "2023-03-13 18:49", "The sand lets go of the light", "desert, dunes, dusk, panorama", "", "Dry country"),
        new(Scene.Agate, Mood.Day, Frame.Portrait, 2, "2021-02-06 15:01", "Sliced agate, rust", "macro, stone, agate, abstract", "", "Very near"),
        new(Scene.Dunes, Mood.Day, Frame.Portrait, 7, "2023-03-14 11:30", "Wind writes, wind rubs out", "desert, dunes, sand, ripples", "", "Dry country"),
        new(Scene.Canyon, Mood.Day, Frame.Landscape, 3, "2023-03-22 10:05", "Bands", "desert, canyon, rock, geology", "Each stripe is a sea that came and went.", "Dry country"),
        new(Scene.Film, Mood.Day, Frame.Landscape, 3, "2022-03-05 15:40", "Soap, again", "macro, abstract, colour, soap film", "", "Very near"),
        new(Scene.Ice, Mood.Winter, Frame.Landscape, 3, "2024-01-20 10:18", "Under my boots", "ice, macro, abstract, winter", "It sings when it cracks.", "Very near"),
        new(Scene.Agate, Mood.Day, Frame.Square, 7, "2025-02-15 13:55", "A slice for the wall", "macro, stone, abstract", "", "Very near", Visibility.Friends),
        new(Scene.Canyon, Mood.Sunset, Frame.Classic, 8, "2023-03-21 19:12", "Everything red at once", "desert, canyon, sunset", "", "Dry country"),
    ]);
}
