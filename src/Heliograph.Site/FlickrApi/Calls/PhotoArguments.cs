using System.Globalization;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Search;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>The arguments by which photos are chosen, as a filter of the site's own search.</summary>
static class PhotoArguments
{
    /// <summary>Dates, kinds, suitability, and who sees it; all that lists of one person's photos take.</summary>
    /// <param name="ownerId">Whose; only their own are chosen by who sees them.</param>
    public static PhotoFilter Filter(Call call, long? ownerId) => new()
    {
        OwnerId = ownerId,
        Posted = (call.Instant("min_upload_date"), call.Instant("max_upload_date") is { } last ? last + 1000 : null),
        Taken = (Text(call.Wall("min_taken_date")), Text(call.Wall("max_taken_date")?.AddSeconds(1))),
        Kinds = Kinds(call),
        Safety = call.Number("safe_search") is { } safety and >= 1 and <= 3 ? (SafetyLevel)safety : null,
        Visibility = ownerId is not null && ownerId == call.Viewer.PersonId ? VisibilityFlags.Parse(call.Number("privacy_filter")) : null,
        Nothing = call.Text("media") == "videos",
    };

    static ContentType[] Kinds(Call call) => call.Number("content_type") switch
    {
        1 => [ContentType.Photo],
        2 => [ContentType.Screenshot],
        3 => [ContentType.Other],
        4 => [ContentType.Photo, ContentType.Screenshot],
        5 => [ContentType.Screenshot, ContentType.Other],
        6 => [ContentType.Photo, ContentType.Other],
        // These are numbered from 0.
        null => [.. call.List("content_types").Select(k => int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out int kind) ? (ContentType)(kind + 1) : 0).Where(Enum.IsDefined)],
        _ => [],
    };

    static string? Text(DateTime? at) => at?.ToString(Call.Taken, CultureInfo.InvariantCulture);
}
