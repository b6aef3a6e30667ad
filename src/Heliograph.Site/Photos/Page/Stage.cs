using System.Globalization;

namespace Heliograph.Site.Photos.Page;

/// <summary>How large a photo stands on the stage of its page, in terms that its style and its <c>sizes</c> share.</summary>
static class Stage
{
    /// <summary>The whole sizes that the photo has, ascending; thumbnails are too small for a stage unless there is nothing else.</summary>
    public static IReadOnlyList<PhotoSize> Sizes(Photo photo)
    {
        var whole = PhotoSize.All.Where(s => !s.IsSquare && s.ExistsFor(photo)).ToList();
        return whole.Count > 1 ? whole[1..] : whole;
    }

    /// <summary>Pixels across beyond which the photo would be blown up.</summary>
    public static int Largest(Photo photo) => Sizes(photo)[^1].Of(photo).Width;

    public static string Ratio(Photo photo) => photo.AspectRatio.ToString("0.####", CultureInfo.InvariantCulture);

    public static string SourceSet(Photo photo) =>
        string.Join(", ", Sizes(photo).Select(s => $"{PhotoAddress.Of(photo, s)} {s.Of(photo).Width}w"));

    /// <summary>The width it will have, for the browser to choose by before it knows the style: the same sum as in PhotoStage.razor.css.</summary>
    public static string Width(Photo photo) => $"min(100vw, (100vh - 144px) * {Ratio(photo)}, {Largest(photo)}px)";
}
