using System.Globalization;
using System.Text.RegularExpressions;

namespace Heliograph.Site.Photos.Editing;

/// <summary>When a photo was taken, as exactly as somebody knows it.</summary>
/// <param name="At">Wall-clock time <c>yyyy-MM-dd HH:mm:ss</c>; what is not known is the first of its kind. Null: nothing is known.</param>
/// <param name="Granularity">How exact: 0 second, 4 month, 6 year, 8 circa.</param>
readonly partial record struct TakenDate(string? At, int Granularity)
{
    const string Stored = "yyyy-MM-dd HH:mm:ss";

    static readonly (string Format, int Granularity)[] Forms =
    [
        (Stored, 0), ("yyyy-MM-dd HH:mm", 0), ("yyyy-MM-ddTHH:mm:ss", 0), ("yyyy-MM-ddTHH:mm", 0), ("yyyy-MM-dd", 0), ("yyyy-MM", 4), ("yyyy", 6),
    ];

    /// <summary>Reads a date as people write it: <c>2019-07-14 18:03</c>, <c>2019-07</c>, <c>2019</c>, <c>about 2019</c>, or nothing.</summary>
    /// <returns>Null for what is no date.</returns>
    public static TakenDate? Parse(string? written)
    {
        string text = (written ?? "").Trim();
        if (text.Length == 0)
            return new TakenDate(null, 0);
        var circa = Circa().Match(text);
        text = text[circa.Length..];
        foreach (var (format, granularity) in Forms)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                return circa.Success ? new TakenDate(Text(new DateTime(at.Year, 1, 1)), 8) : new TakenDate(Text(at), granularity);
        }

        return null;
    }

    /// <returns>What <see cref="Parse"/> reads as the photo's date.</returns>
    public static string Write(Photo photo) => photo switch
    {
        { IsTakenUnknown: true } or { TakenAt.Length: < 19 } => "",
        { TakenGranularity: 4 } => photo.TakenAt[..7],
        { TakenGranularity: 6 } => photo.TakenAt[..4],
        { TakenGranularity: 8 } => $"about {photo.TakenAt[..4]}",
        _ => photo.TakenAt,
    };

    /// <summary>As the photo keeps it; where nothing is known that is the time at which it was posted.</summary>
    public void ApplyTo(Photo photo)
    {
        photo.TakenAt = At ?? Text(DateTimeOffset.FromUnixTimeMilliseconds(photo.PostedAt).UtcDateTime);
        (photo.TakenGranularity, photo.IsTakenUnknown) = (Granularity, At is null);
    }

    static string Text(DateTime at) => at.ToString(Stored, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?:about|circa|ca?\.?|~)\s*(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Circa();
}
