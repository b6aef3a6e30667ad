using Heliograph.Cli.Demo.Rendering;
using Heliograph.Cli.Demo.Scenes;
using Heliograph.Site.Photos;

namespace Heliograph.Cli.Demo.Community;

/// <summary>The shape of a photograph.</summary>
enum Frame { Landscape, Classic, Portrait, Square, Wide, Panorama }

/// <summary>A photograph that somebody of the demo took.</summary>
/// <param name="Tags">Separated by commas.</param>
/// <param name="Taken">Wall-clock time <c>yyyy-MM-dd HH:mm</c>.</param>
/// <param name="Take">Which of the scene's variations.</param>
sealed record Shot(Scene Scene, Mood Mood, Frame Frame, int Take, string Taken, string Title, string Tags, string Description = "", string? Album = null, Visibility Visibility = Visibility.Public)
{
    public (int Width, int Height) Pixels => Frame switch
    {
        Frame.Landscape => (1920, 1280),
        Frame.Classic => (1800, 1350),
        Frame.Portrait => (1280, 1920),
        Frame.Square => (1536, 1536),
        Frame.Wide => (2048, 1152),
        Frame.Panorama => (2600, 1000),
        _ => throw new InvalidOperationException($"No size for {Frame}."),
    };
}

/// <summary>Somebody of the demo.</summary>
/// <param name="Albums">Titles and descriptions.</param>
/// <param name="Follows">Aliases; marked with <c>+</c> for a friend, with <c>*</c> for family.</param>
sealed record Member(string Alias, IReadOnlyList<string> Follows, IReadOnlyList<(string Title, string Description)> Albums, IReadOnlyList<Shot> Shots);
