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
            FileName = fileName,
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
            Latitude = said.Latitude,
            Longitude = said.Longitude,
            LocationVisibility = owner.ShowsPlaces ? Visibility.Public : Visibility.Private,
            ShareLinkId = intake.Guest?.ShareLinkId,
            GuestName = intake.Guest?.Name,
        };
        Describe(photo, image);
        intake.Said?.Set(photo);
        Tagging.Add(photo, [.. said.Keywords, .. intake.Tags ?? []], owner.Id, photo.PostedAt);
        PhotoAddress.RenewSecrets(photo);
        return photo;
    }

    /// <summary>What the file alone decides.</summary>
    public static void Describe(Photo photo, InspectedImage image)
    {
        var said = image.Metadata;
        (photo.Format, photo.Width, photo.Height) = (image.Format, image.Width, image.Height);
        (photo.IsDecodable, photo.DominantColour) = (image.IsDecodable, image.DominantColour);
        (photo.CameraMake, photo.CameraModel, photo.Lens) = (said.CameraMake, said.CameraModel, said.Lens);
        (photo.ExposureTime, photo.FNumber, photo.FocalLength, photo.Iso) = (said.ExposureTime, said.FNumber, said.FocalLength, said.Iso);
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
