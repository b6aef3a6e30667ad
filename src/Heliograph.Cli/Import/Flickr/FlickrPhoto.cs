using System.Globalization;
using System.Text.Json;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;

namespace Heliograph.Cli.Import.Flickr;

/// <summary>What a download from Flickr tells of a photo, in its <c>photo_ID.json</c>.</summary>
/// <param name="Id">At Flickr; the file's name has it too.</param>
/// <param name="Comments">Everybody's, the owner's included.</param>
sealed record FlickrPhoto(string Id, string Title, Visibility Visibility, IReadOnlyList<string> Tags, IReadOnlyList<string> Albums, PhotoEdit Said, IReadOnlyList<FlickrComment> Comments, int Favourites)
{
    const double Micro = 1e6;

    public static FlickrPhoto Read(JsonElement photo)
    {
        var taken = TakenDate.Parse(Text(photo, "date_taken"));
        return new FlickrPhoto(
            Text(photo, "id"), Text(photo, "name"), VisibilityOf(Text(photo, "privacy")),
            [.. Items(photo, "tags").Select(t => Text(t, "tag")).Where(t => t.Length > 0)],
            [.. Items(photo, "albums").Select(a => Text(a, "id"))],
            new PhotoEdit(Title: null, Description: Text(photo, "description"))
            {
                Licence = LicenceOf(Text(photo, "license")),
                Safety = Text(photo, "safety") switch { "moderate" => SafetyLevel.Moderate, "restricted" => SafetyLevel.Restricted, _ => SafetyLevel.Safe },
                CommentPermission = PermissionOf(Text(photo, "comment_permissions")),
                MetaPermission = PermissionOf(Text(photo, "tagging_permissions")),
                Taken = taken is { At: not null } ? taken : null,
                PostedAt = Instant(Text(photo, "date_imported")),
                Location = Items(photo, "geo").Select(LocationOf).FirstOrDefault(l => l is { IsValid: true }),
            },
            [.. Items(photo, "comments").Select(c => new FlickrComment(Text(c, "user"), Text(c, "comment"), Instant(Text(c, "date"))))],
            int.TryParse(Text(photo, "count_faves"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0);
    }

    public static string Text(JsonElement from, string name) => from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Number => value.GetRawText(), _ => "" }
        : "";

    public static IEnumerable<JsonElement> Items(JsonElement from, string name) =>
        from.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>Nobody but the owner, unless it is said who.</summary>
    static Visibility VisibilityOf(string privacy)
    {
        bool Has(string word) => privacy.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Has("public") ? Visibility.Public : (Has("friend"), Has("family")) switch
        {
            (true, true) => Visibility.FriendsAndFamily,
            (true, false) => Visibility.Friends,
            (false, true) => Visibility.Family,
            _ => Visibility.Private,
        };
    }

    static Permission? PermissionOf(string words)
    {
        bool Has(string word) => words.Contains(word, StringComparison.OrdinalIgnoreCase);
        return words.Length == 0 ? null : Has("public") || Has("any") || Has("everybody") ? Permission.Everybody : Has("contact") ? Permission.Contacts : Has("friend") || Has("family") ? Permission.FriendsAndFamily : Permission.Nobody;
    }

    /// <summary>By its name, without which there is none.</summary>
    static Licence LicenceOf(string name)
    {
        string bare = name.Replace(" License", "", StringComparison.OrdinalIgnoreCase).Trim();
        return Enum.GetValues<Licence>().FirstOrDefault(l => Licences.Name(l).Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Degrees, or millionths of them.</summary>
    static PhotoLocation? LocationOf(JsonElement geo) => Degrees(Text(geo, "latitude")) is { } latitude && Degrees(Text(geo, "longitude")) is { } longitude
        ? new PhotoLocation(latitude, longitude, int.TryParse(Text(geo, "accuracy"), NumberStyles.None, CultureInfo.InvariantCulture, out int accuracy) ? accuracy : PhotoLocation.MostAccuracy, LocationContext.Unknown)
        : null;

    static double? Degrees(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees)
        ? text.Contains('.', StringComparison.Ordinal) ? degrees : degrees / Micro : null;

    static long? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds() : null;
}

/// <param name="User">At Flickr.</param>
/// <param name="At">Unix milliseconds.</param>
sealed record FlickrComment(string User, string Text, long? At);
