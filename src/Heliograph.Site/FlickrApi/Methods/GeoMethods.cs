using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Page;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Where photos were taken. A place has a visibility of its own, which these methods leave as it is.</summary>
static class GeoMethods
{
    public static Method[] All =>
    [
        Of("photos.geo.getLocation", Grant.None, "photo_id extras?", "Tells where a photo was taken, to who may know.", PlaceAsync,
            "<photo id=\"\"><location latitude=\"\" longitude=\"\" accuracy=\"\" context=\"\"/></photo>", PhotoMethods.NotFound, (2, "Photo has no location information.")),
        Of("photos.geo.setLocation", Grant.Write, "photo_id lat=3 lon=4 accuracy? context?", "Says where a photo of the caller's was taken.", SetAsync, "", PhotoMethods.NotFound,
            (2, "Required arguments missing."), (3, "Not a valid latitude."), (4, "Not a valid longitude."), (5, "Not a valid accuracy.")),
        Of("photos.geo.removeLocation", Grant.Write, "photo_id", "Forgets where a photo of the caller's was taken.", RemoveAsync, "", PhotoMethods.NotFound, (2, "Photo has no location information.")),
    ];

    static async Task<Element> PlaceAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        return (await PhotoRights.OfAsync(photo, call.Viewer, call.Data, call.Clock, call.Cancel)).ShowsPlace
            ? Element.Reply(new Element("photo").Set("id", photo.Id).Add(PhotoInfo.Place(photo)))
            : throw call.Fault(2);
    }

    static async Task<Element> SetAsync(Call call)
    {
        await call.OwnPhotoAsync();
        double lat = call.Degrees("lat") is { } south and >= -90 and <= 90 ? south : throw call.Fault(3);
        double lon = call.Degrees("lon") is { } west and >= -180 and <= 180 ? west : throw call.Fault(4);
        int accuracy = call.Text("accuracy") is null ? PhotoLocation.MostAccuracy : call.Number("accuracy") ?? 0;
        var place = new PhotoLocation(lat, lon, accuracy, (LocationContext)(call.Number("context") ?? 0));
        if (!place.IsValid)
            throw call.Fault(accuracy is < PhotoLocation.LeastAccuracy or > PhotoLocation.MostAccuracy ? 5 : 2);
        await call.EditAsync(new PhotoEdit { Location = place });
        return Element.Reply();
    }

    static async Task<Element> RemoveAsync(Call call)
    {
        if ((await call.OwnPhotoAsync()).Latitude is null)
            throw call.Fault(2);
        await call.EditAsync(new PhotoEdit { RemovesLocation = true });
        return Element.Reply();
    }
}
