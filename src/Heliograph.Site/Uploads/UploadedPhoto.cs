using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;

namespace Heliograph.Site.Uploads;

/// <summary>What an upload is answered with.</summary>
/// <param name="Id">As text, for a script's numbers are too short for every id.</param>
/// <param name="Page">Address of the photo's page.</param>
/// <param name="Thumbnail">Address of a small size, 240 pixels at the longer side.</param>
/// <param name="Width">Pixels of the upright photo.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="WasThere">The owner had it already; its title, tags and visibility are those it had.</param>
sealed record UploadedPhoto(string Id, string Page, string Thumbnail, string Title, Visibility Visibility, int Width, int Height, bool WasThere)
{
    public static UploadedPhoto Of(IntakeResult.Accepted accepted)
    {
        var photo = accepted.Photo;
        var size = PhotoSize.Find("m") is { } small && small.ExistsFor(photo) ? small : PhotoSize.Find("t")!;
        return new(photo.Id.ToString(CultureInfo.InvariantCulture), $"/photos/{photo.Owner!.Alias}/{photo.Id}/",
            PhotoAddress.Of(photo, size), photo.Title, photo.Visibility, photo.Width, photo.Height, accepted.WasThere);
    }
}
