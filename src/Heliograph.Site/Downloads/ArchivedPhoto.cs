using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;

namespace Heliograph.Site.Downloads;

/// <summary>A photo as <c>photos.json</c> tells of it. Times are ISO 8601, UTC, but <see cref="Taken"/>, which is wall-clock time as the camera had it.</summary>
/// <param name="File">Where its original is in the archive.</param>
/// <param name="Own">What only its owner is told.</param>
sealed record ArchivedPhoto(
    long Id, string File, string OriginalFileName, string Page, string By, string Title, string Description, IReadOnlyList<string> Tags, string Licence,
    string Taken, int TakenGranularity, bool TakenUnknown, DateTimeOffset Posted, string? CameraMake, string? CameraModel, string? Lens,
    double? ExposureTime, double? FNumber, double? FocalLength, int? Iso, int Width, int Height, long Bytes, string Sha256, OwnFacts? Own)
{
    const int LongestStem = 100;

    /// <param name="photo">With its owner and tags.</param>
    public static ArchivedPhoto Of(Photo photo, OwnFacts? own) => new(
        photo.Id, FileOf(photo), photo.FileName, PageAddress.Of(photo), photo.Owner!.Alias, photo.Title, photo.Description,
        [.. photo.Tags.OrderBy(t => t.Position).Select(t => t.Raw)], Licences.Name(photo.Licence),
        photo.TakenAt, photo.TakenGranularity, photo.IsTakenUnknown, DateTimeOffset.FromUnixTimeMilliseconds(photo.PostedAt), photo.CameraMake, photo.CameraModel, photo.Lens,
        photo.ExposureTime, photo.FNumber, photo.FocalLength, photo.Iso, photo.Width, photo.Height, photo.Bytes, photo.Sha256, own);

    /// <summary>The name that the file came with, and the photo's id: no two are the same, on a disk of any system.</summary>
    public static string FileOf(Photo photo)
    {
        string stem = string.Concat(OriginalName.TitleOf(OriginalName.Of(photo.FileName)).Select(c => c is < ' ' or '"' or '*' or ':' or '<' or '>' or '?' or '|' or '/' or '\\' ? '_' : c));
        stem = stem.Length > LongestStem ? stem[..LongestStem] : stem;
        return string.Create(CultureInfo.InvariantCulture, $"photos/{stem.TrimStart('.', ' ')}_{photo.Id}.{PhotoAddress.Extension(photo.Format)}");
    }

    /// <summary>What the file says of its age: when the photo was taken, or when it came here.</summary>
    public static DateTime Modified(Photo photo) =>
        DateTime.TryParseExact(photo.TakenAt, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var taken)
            ? taken : DateTimeOffset.FromUnixTimeMilliseconds(photo.PostedAt).UtcDateTime;
}

/// <summary>Settings and conversations of a photo of one's own.</summary>
sealed record OwnFacts(
    string Visibility, string Safety, string ContentType, bool Hidden, string CommentPermission, string MetaPermission, DateTimeOffset Uploaded,
    double? Latitude, double? Longitude, int LocationAccuracy, string LocationVisibility, int Rotation, long Views, int Favourites, string? GuestName,
    IReadOnlyList<ArchivedWords> Comments, IReadOnlyList<ArchivedNote> Notes, IReadOnlyList<string> People,
    IReadOnlyList<ArchivedFinding> Guesses);

/// <summary>What somebody wrote.</summary>
sealed record ArchivedWords(string By, string Text, DateTimeOffset At);

/// <summary>Words on a region, in shares of the upright photo.</summary>
sealed record ArchivedNote(string Text, double X, double Y, double Width, double Height);

/// <summary>What a network said, and what its owner made of it.</summary>
sealed record ArchivedFinding(string Kind, string Label, double Confidence, string State);

/// <summary>An album as <c>albums.json</c> tells of it.</summary>
/// <param name="Photos">Ids of those that are in the archive, in order.</param>
sealed record ArchivedAlbum(long Id, string Title, string Description, long? Cover, DateTimeOffset Created, IReadOnlyList<long> Photos, IReadOnlyList<ArchivedWords>? Comments);
