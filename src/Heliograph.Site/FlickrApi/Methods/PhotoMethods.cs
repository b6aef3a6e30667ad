using Heliograph.Site.Downloads;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos.Editing;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What is to be known of one photo, and its end.</summary>
static class PhotoMethods
{
    public static readonly (int, string) NotFound = (1, "Photo not found");

    public static Method[] All =>
    [
        Of("photos.getInfo", Grant.None, "photo_id secret?", "Tells what is to be known of a photo.", InfoAsync,
            "<photo id=\"\" secret=\"\" server=\"\" farm=\"\" dateuploaded=\"\" isfavorite=\"\" license=\"\" safety_level=\"\" rotation=\"\" originalsecret=\"\" originalformat=\"\" views=\"\" media=\"\"><owner nsid=\"\" username=\"\" realname=\"\" location=\"\" iconserver=\"\" iconfarm=\"\" path_alias=\"\"/><title/><description/><visibility ispublic=\"\" isfriend=\"\" isfamily=\"\"/><dates posted=\"\" taken=\"\" takengranularity=\"\" takenunknown=\"\" lastupdate=\"\"/><editability cancomment=\"\" canaddmeta=\"\"/><publiceditability cancomment=\"\" canaddmeta=\"\"/><usage candownload=\"\" canblog=\"\" canprint=\"\" canshare=\"\"/><comments/><notes><note/></notes><people haspeople=\"\"/><tags><tag id=\"\" author=\"\" authorname=\"\" raw=\"\" machine_tag=\"\"/></tags><urls><url type=\"\"/></urls></photo>",
            NotFound),
        Of("photos.getSizes", Grant.None, "photo_id", "Lists the sizes of a photo and their addresses.", SizesAsync,
            "<sizes canblog=\"\" canprint=\"\" candownload=\"\"><size label=\"\" width=\"\" height=\"\" source=\"\" url=\"\" media=\"\"/></sizes>", NotFound, (2, "Permission denied")),
        Of("photos.getExif", Grant.None, "photo_id secret?", "Tells what a photo's file says of camera and exposure.", ExifAsync,
            "<photo id=\"\" secret=\"\" server=\"\" farm=\"\" camera=\"\"><exif tagspace=\"\" tagspaceid=\"\" tag=\"\" label=\"\"><raw/><clean/></exif></photo>", NotFound, (2, "Permission denied")),
        Of("photos.delete", Grant.Delete, "photo_id", "Moves a photo of the caller's to the trash.", DeleteAsync, "", NotFound),
    ];

    static async Task<Element> InfoAsync(Call call) => Element.Reply(await PhotoInfo.OfAsync(call, await call.PhotoAsync()));

    static async Task<Element> SizesAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        bool mayDownload = photo.OwnerId == call.Viewer.PersonId || Downloadable.ToEverybody(photo);
        return Element.Reply(new Element("sizes").Set("canblog", 0).Set("canprint", 0).Set("candownload", mayDownload)
            .AddAll("size", PhotoSizes.Of(photo, call.Site, mayDownload)));
    }

    static async Task<Element> ExifAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        bool showsPlace = (await Photos.Page.PhotoRights.OfAsync(photo, call.Viewer, call.Data, call.Clock, call.Cancel)).ShowsPlace;
        return Element.Reply(new Element("photo").Set("id", photo.Id).SetAddress(photo).Set("camera", $"{photo.CameraMake} {photo.CameraModel}".Trim())
            .AddAll("exif", PhotoExif.Of(photo, call, showsPlace)));
    }

    static async Task<Element> DeleteAsync(Call call) =>
        await call.Get<PhotoDeletion>().DeleteAsync(call.Id("photo_id") ?? 0, call.Viewer, call.Cancel) ? Element.Reply() : throw call.Fault(1);
}
