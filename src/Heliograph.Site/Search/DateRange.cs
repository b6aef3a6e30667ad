using System.Globalization;

namespace Heliograph.Site.Search;

/// <summary>Days as people write them in a search: <c>2019</c>, <c>2019-05</c>, <c>2019-05-17</c>, <c>2018..2020</c>, <c>2019-05..</c>, <c>..2001</c>.</summary>
/// <param name="From">Null: from the beginning.</param>
/// <param name="Until">The first day after it; null: to the end.</param>
readonly record struct DateRange(DateOnly? From, DateOnly? Until)
{
    static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <returns>Null for what is no range.</returns>
    public static DateRange? Parse(string text)
    {
        string[] ends = text.Split("..");
        if (ends.Length > 2 || ends.All(e => e.Length == 0))
            return null;
        var first = ends[0].Length == 0 ? default(DateRange?) : Whole(ends[0]);
        var last = ends[^1].Length == 0 ? default(DateRange?) : Whole(ends[^1]);
        if ((ends[0].Length > 0 && first is null) || (ends[^1].Length > 0 && last is null))
            return null;
        return new DateRange(first?.From, last?.Until);
    }

    /// <summary>As in a photo's date taken.</summary>
    public (string? From, string? Until) AsTaken => (Text(From), Text(Until));

    /// <summary>Unix milliseconds, UTC.</summary>
    public (long? From, long? Until) AsInstants => (Instant(From), Instant(Until));

    static DateRange? Whole(string text)
    {
        int parts = text.Count(c => c == '-');
        if (parts >= Formats.Length || !DateOnly.TryParseExact(text, Formats[parts], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year == DateOnly.MaxValue.Year)
            return null;
        return new DateRange(first, parts switch { 0 => first.AddYears(1), 1 => first.AddMonths(1), _ => first.AddDays(1) });
    }

    static string? Text(DateOnly? day) => day is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd} 00:00:00") : null;

    static long? Instant(DateOnly? day) =>
        day is { } at ? new DateTimeOffset(at.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
}
