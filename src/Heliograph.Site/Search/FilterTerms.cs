using System.Globalization;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Search;

/// <summary>The filters that need nothing but their own words to be understood.</summary>
static class FilterTerms
{
    /// <returns>The filter with the term added, and what that says; null where it is not understood.</returns>
    public static (PhotoFilter Filter, string Says)? Read(SearchTerm term, PhotoFilter filter) => term.Name switch
    {
        "tag" when Tags(term.Value) is { Count: > 0 } tags =>
            (filter with { Tags = [.. filter.Tags, tags] }, Say(SearchTexts.Tag, string.Join($" {SearchTexts.Or} ", term.Value.Split(',', Clean)))),
        "looks" when Looks(term.Value) is { Length: > 0 } looks =>
            (filter with { Looks = [.. filter.Looks, looks] }, Say(SimilarityTexts.Looks, string.Join($" {SearchTexts.Or} ", term.Value.Split(',', Clean)))),
        "taken" when DateRange.Parse(term.Value) is { } days => (filter with { Taken = days.AsTaken }, Say(SearchTexts.Taken, Days(term.Value))),
        "uploaded" when DateRange.Parse(term.Value) is { } days => (filter with { Posted = days.AsInstants }, Say(SearchTexts.Uploaded, Days(term.Value))),
        "licence" when LicenceNames.All.TryGetValue(term.Value, out var licences) => (filter with { Licences = licences }, Say(SearchTexts.Licence, term.Value)),
        "shape" when Named<Shape>(term.Value) is { } shapes => (filter with { Shapes = shapes }, Say(SearchTexts.Shape, term.Value)),
        "kind" when Named<ContentType>(term.Value) is { } kinds => (filter with { Kinds = kinds }, Say(SearchTexts.Kind, term.Value)),
        "camera" => (filter with { Camera = term.Value }, Say(SearchTexts.Camera, term.Value)),
        "place" when Box(term.Value) is { } box => (filter with { Place = box }, Say(SearchTexts.Place, term.Value)),
        "safety" when Named<SafetyLevel>(term.Value) is [var level] => (filter with { Safety = level }, Say(SearchTexts.Safety, term.Value)),
        _ => null,
    };

    /// <summary>Reads tags with commas between them; a machine tag may have <c>*</c> for its parts, as in <c>geo:lat=*</c>.</summary>
    public static IReadOnlyList<TagMatch> Tags(string text) => [.. text.Split(',', Clean).Select(Tag).Where(t => t.Clean is not "")];

    static string[] Looks(string text) => [.. text.Split(',', Clean).Select(TagWords.Clean).Where(t => t.Length > 0)];

    static StringSplitOptions Clean => StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    static TagMatch Tag(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal), equals = text.IndexOf('=', StringComparison.Ordinal);
        if (colon <= 0 || (equals >= 0 && equals < colon))
            return new TagMatch(TagWords.Clean(text));
        string predicate = equals < 0 ? text[(colon + 1)..] : text[(colon + 1)..equals];
        return new TagMatch(null, Part(text[..colon]), Part(predicate), equals < 0 ? null : Part(text[(equals + 1)..].Trim('"')));
    }

#pragma warning disable CA1308 // Machine tags are compared in lower case.
    static string? Part(string text) => text is "" or "*" ? null : text.ToLowerInvariant();
#pragma warning restore CA1308

    static List<T>? Named<T>(string text) where T : struct, Enum
    {
        var named = new List<T>();
        foreach (string name in text.Split(',', Clean))
        {
            if (!char.IsAsciiLetter(name[0]) || !Enum.TryParse(name, ignoreCase: true, out T value))
                return null;
            named.Add(value);
        }

        return named.Count > 0 ? named : null;
    }

    /// <summary>Reads west, south, east and north, with commas between.</summary>
    /// <returns>Null for what is no part of the map.</returns>
    public static PlaceBox? Box(string text)
    {
        double[] edges = [.. text.Split(',').Select(e => double.TryParse(e, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) ? degrees : double.NaN)];
        return edges is [>= -180 and <= 180 and var west, >= -90 and <= 90 and var south, >= -180 and <= 180 and var east, >= -90 and <= 90 and var north] && south <= north
            ? new PlaceBox(west, south, east, north)
            : null;
    }

    static string Days(string text) => text.Replace("..", "–", StringComparison.Ordinal);

    static string Say(string text, string value) => string.Format(SearchTexts.Culture, text, value);
}
