using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Xmp;

namespace Heliograph.Site.Images.Metadata;

/// <summary>When a photograph was taken, by the camera's wall clock.</summary>
static class TakenTime
{
    const int Second = 0, Month = 4, Year = 6;

    /// <returns>Text <c>yyyy-MM-dd HH:mm:ss</c> and granularity 0, 4 or 6; null where nobody says.</returns>
    public static (string? TakenAt, int Granularity) Of(ExifSubIfdDirectory? exif, ExifIfd0Directory? image, XmpDirectory? xmp)
    {
        string?[] candidates =
        [
            exif?.GetString(ExifDirectoryBase.TagDateTimeOriginal), exif?.GetString(ExifDirectoryBase.TagDateTimeDigitized),
            Property(xmp, "exif:DateTimeOriginal"), Property(xmp, "photoshop:DateCreated"), Property(xmp, "xmp:CreateDate"),
            image?.GetString(ExifDirectoryBase.TagDateTime),
        ];
        foreach (string? candidate in candidates)
        {
            if (candidate is not null && Parse(candidate) is { } found)
                return found;
        }

        return (null, Second);
    }

    /// <summary>EXIF's <c>yyyy:MM:dd HH:mm:ss</c> with blanks for what is unknown, or XMP's ISO 8601; a zone is dropped, for it is not part of the wall clock.</summary>
    internal static (string TakenAt, int Granularity)? Parse(string text)
    {
        Span<int> parts = [0, 0, 0, 0, 0, 0];
        int part = 0, digits = 0;
        foreach (char c in text.Trim())
        {
            if (char.IsAsciiDigit(c) && digits < 4)
            {
                parts[part] = (parts[part] * 10) + (c - '0');
                digits++;
            }
            else if (c is ':' or '-' or 'T' or ' ' or '/' && part < 5 && (part < 3 || c == ':'))
            {
                part++;
                digits = 0;
            }
            else
            {
                break;
            }
        }

        var (year, month, day) = (parts[0], parts[1], parts[2]);
        if (year is < 1800 or > 9998)
            return null;
        int granularity = month is < 1 or > 12 ? Year : day < 1 || day > DateTime.DaysInMonth(year, month) ? Month : Second;
        var date = granularity switch { Year => new DateTime(year, 1, 1), Month => new DateTime(year, month, 1), _ => new DateTime(year, month, day) };
        if (granularity == Second && parts[3] < 24 && parts[4] < 60 && parts[5] < 60)
            date = date.AddHours(parts[3]).AddMinutes(parts[4]).AddSeconds(parts[5]);
        return (date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), granularity);
    }

    static string? Property(XmpDirectory? xmp, string path) =>
        xmp is not null && xmp.GetXmpProperties().TryGetValue(path, out string? value) ? value : null;
}
