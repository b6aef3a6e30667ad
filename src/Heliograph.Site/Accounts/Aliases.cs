using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Heliograph.Site.Accounts;

/// <summary>Why an alias cannot be had.</summary>
enum AliasFault { None, Length, Characters, Reserved }

/// <summary>The names in addresses: 3 to 32 of a–z, 0–9, <c>-</c>, <c>_</c>, and no word that the site's own addresses begin with.</summary>
static partial class Aliases
{
    public const int Shortest = 3;
    public const int Longest = 32;
    public const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>First path segments of the site, today's and those that are promised.</summary>
    public static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "_content", "_framework", "about", "account", "activity", "admin", "albums", "api", "assets", "browse", "code-of-conduct", "comments", "download", "error", "errors", "explore",
        "favorites", "favourites", "feeds", "following", "groups", "healthz", "help", "home", "images", "metrics", "not-found", "oauth", "organise",
        "organize", "people", "photos", "readyz", "report", "rest", "rows", "s", "search", "services", "settings", "share", "sign-in", "sign-out", "sign-up",
        "similar", "site", "static", "tags", "terms", "traffic", "upload", "uploads");

    /// <summary>What was typed, in the form in which an alias is kept.</summary>
#pragma warning disable CA1308 // An alias is lower case by definition.
    public static string Normalise(string? typed) => (typed ?? "").Trim().ToLowerInvariant();
#pragma warning restore CA1308

    public static AliasFault Check(string alias) =>
        alias.Length is < Shortest or > Longest ? AliasFault.Length
        : !Allowed().IsMatch(alias) ? AliasFault.Characters
        : Reserved.Contains(alias) ? AliasFault.Reserved
        : AliasFault.None;

    [GeneratedRegex(@"\A[a-z0-9_-]+\z")]
    private static partial Regex Allowed();
}
