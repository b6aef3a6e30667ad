using System.Globalization;

namespace Heliograph.Site.Photos.Page;

/// <summary>When a photo was taken, said as exactly as it is known and no more.</summary>
static class DateTaken
{
    /// <returns>Null where nobody knows.</returns>
    public static string? Of(Photo photo)
    {
        if (Parse(photo) is not { } taken)
            return null;
        return photo.TakenGranularity switch
        {
            4 => taken.ToString("Y", CultureInfo.CurrentCulture),
            6 => taken.ToString("yyyy", CultureInfo.CurrentCulture),
            8 => string.Format(CultureInfo.CurrentCulture, PhotoPageTexts.Circa, taken.ToString("yyyy", CultureInfo.CurrentCulture)),
            _ => taken.ToString("D", CultureInfo.CurrentCulture),
        };
    }

    /// <returns>The wall-clock time to the second, where that is known.</returns>
    public static string? Exactly(Photo photo) =>
        photo.TakenGranularity == 0 && Parse(photo) is { } taken ? taken.ToString("F", CultureInfo.CurrentCulture) : null;

    static DateTime? Parse(Photo photo) =>
        !photo.IsTakenUnknown && DateTime.TryParseExact(photo.TakenAt, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var taken)
            ? taken : null;
}
