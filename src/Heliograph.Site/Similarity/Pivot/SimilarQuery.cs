using System.Globalization;
using Heliograph.Site.Search;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Similarity.Pivot;

/// <summary>What a page of similar photos is asked for, as it stands in its address.</summary>
/// <param name="Photos">One or two photos; none where a picture was given.</param>
/// <param name="Kind">Null: as the site finds best.</param>
/// <param name="Filters">Terms of a search.</param>
/// <param name="Page">From 1.</param>
sealed record SimilarQuery(IReadOnlyList<long> Photos, string? Picture, SimilarityKind? Kind, IReadOnlyList<SearchTerm> Filters, int Page)
{
    public const string Path = "/similar";
    public const int LastPage = 10;

    /// <summary>The filters that there are fields for.</summary>
    public static IReadOnlyList<string> FilterNames { get; } = ["by", "tag", "taken", "shape"];

    public static SimilarQuery Of(long? photo, IQueryCollection query) => new(
        photo is { } one ? NumberOf(query["and"]) is { } other && other != one ? [one, other] : [one] : [],
        query["picture"],
        Enum.TryParse<SimilarityKind>(query["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        [.. FilterNames.Select(n => new SearchTerm(n, query[n].ToString().Replace("\"", "", StringComparison.Ordinal).Trim())).Where(t => t.Value.Length > 0)],
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? Math.Clamp(page, 1, LastPage) : 1);

    /// <summary>Where it is.</summary>
    public string Address
    {
        get
        {
            string[] parts = [.. Fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"), .. Page > 1 ? [$"page={Page}"] : Array.Empty<string>()];
            string place = Photos is [var first, ..] ? $"{Path}/{first}" : Path;
            return parts.Length == 0 ? place : $"{place}?{string.Join('&', parts)}";
        }
    }

    /// <summary>All of it but the photo in the path and the page, as fields of a form.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
    [
        .. Photos is [_, var second] ? [("and", second.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. Picture is { Length: > 0 } ? [("picture", Picture)] : Array.Empty<(string, string)>(),
#pragma warning disable CA1308 // As in addresses.
        .. Kind is { } kind ? [("kind", kind.ToString().ToLowerInvariant())] : Array.Empty<(string, string)>(),
#pragma warning restore CA1308
        .. Filters.Select(f => (f.Name, f.Value)),
    ];

    public SimilarQuery By(SimilarityKind kind) => this with { Kind = kind, Page = 1 };

    public SimilarQuery Without(SearchTerm filter) => this with { Filters = [.. Filters.Where(f => f != filter)], Page = 1 };

    /// <summary>A photo's number, or the address of its page.</summary>
    static long? NumberOf(string? said)
    {
        string last = (said ?? "").Split('?')[0].TrimEnd('/').Split('/')[^1];
        return long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
    }
}
