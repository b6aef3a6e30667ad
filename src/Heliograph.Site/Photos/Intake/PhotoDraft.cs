using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Images;
using Heliograph.Site.Photos.Tags;

namespace Heliograph.Site.Photos.Intake;

/// <summary>A photo as its file and its owner describe it, before it has an id and a place.</summary>
static class PhotoDraft
{
    const int LongestTitle = 255;

    /// <param name="owner">What the photo gets that nobody said otherwise of.</param>
    public static Photo Of(InspectedImage image, string fileName, Person owner, IntakeOptions intake, DateTimeOffset now)
    {
        var said = image.Metadata;
        var photo = new Photo
        {
            OwnerId = owner.Id,
            Format = image.Format,
            FileName = fileName,
            Width = image.Width,
            Height = image.Height,
            IsDecodable = image.IsDecodable,
            DominantColour = image.DominantColour,
            Title = TitleOf(intake.Title, said.Title, OriginalName.TitleOf(fileName)),
            Description = said.Description ?? "",
            Visibility = intake.Visibility ?? owner.DefaultVisibility,
            Licence = owner.DefaultLicence,
            Safety = owner.DefaultSafety,
            ContentType = owner.DefaultContentType,
            PostedAt = now.ToUnixTimeMilliseconds(),
            UploadedAt = now.ToUnixTimeMilliseconds(),
            UpdatedAt = now.ToUnixTimeMilliseconds(),
            TakenAt = said.TakenAt ?? now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            TakenGranularity = said.TakenGranularity,
            IsTakenUnknown = said.TakenAt is null,
            CameraMake = said.CameraMake,
            CameraModel = said.CameraModel,
            Lens = said.Lens,
            ExposureTime = said.ExposureTime,
            FNumber = said.FNumber,
            FocalLength = said.FocalLength,
            Iso = said.Iso,
            Latitude = said.Latitude,
            Longitude = said.Longitude,
            LocationVisibility = owner.ShowsPlaces ? Visibility.Public : Visibility.Private,
        };
        Tagging.Add(photo, [.. said.Keywords, .. intake.Tags ?? []], owner.Id, photo.PostedAt);
        PhotoAddress.RenewSecrets(photo);
        return photo;
    }

    static string TitleOf(params ReadOnlySpan<string?> candidates)
    {
        foreach (string? candidate in candidates)
        {
            if (candidate?.Trim() is { Length: > 0 } title)
                return title.Length <= LongestTitle ? title : title[..LongestTitle];
        }

        return "";
    }
}
