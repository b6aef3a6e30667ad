using System.Security.Cryptography;

namespace Heliograph.Site.Photos;

/// <summary>The addresses of a photo's image files. Whoever has one may fetch it: show them only to who may see the photo.</summary>
public static class PhotoAddress
{
    const int SecretBytes = 5;

    /// <summary>Address of a size; the caller has checked that it exists.</summary>
    public static string Of(Photo photo, PhotoSize size) =>
        size.Suffix.Length == 0
            ? $"/{photo.Server}/{photo.Id}_{photo.Secret}.jpg"
            : $"/{photo.Server}/{photo.Id}_{(size.Secret == SecretKind.Small ? photo.Secret : photo.LargeSecret)}_{size.Suffix}.jpg";

    /// <summary>Address of the original, for those who may download it.</summary>
    public static string OfOriginal(Photo photo) => $"/{photo.Server}/{photo.Id}_{photo.OriginalSecret}_o.{Extension(photo.Format)}";

    /// <summary>The file name extension of an original, without the dot.</summary>
    public static string Extension(PhotoFormat format) => format switch
    {
        PhotoFormat.Jpeg => "jpg",
        PhotoFormat.Png => "png",
        PhotoFormat.WebP => "webp",
        PhotoFormat.Gif => "gif",
        PhotoFormat.Tiff => "tif",
        PhotoFormat.Avif => "avif",
        PhotoFormat.Heic => "heic",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a photo format."),
    };

    /// <summary>Gives the photo three fresh secrets: every address it had until now is 404.</summary>
    public static void RenewSecrets(Photo photo)
    {
        photo.Secret = NewSecret();
        photo.LargeSecret = NewSecret();
        photo.OriginalSecret = NewSecret();
    }

    static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
}
