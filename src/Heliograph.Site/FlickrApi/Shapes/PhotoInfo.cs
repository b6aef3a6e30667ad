using Heliograph.Site.Downloads;
using Heliograph.Site.Favourites;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Photos.Page;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>All that a viewer may know of a photo.</summary>
static class PhotoInfo
{
    /// <param name="photo">One that the viewer may see, with its owner.</param>
    public static async Task<Element> OfAsync(Call call, Photo photo)
    {
        var rights = await PhotoRights.OfAsync(photo, call.Viewer, call.Data, call.Clock, call.Cancel);
        bool isFavourite = call.Viewer.PersonId is { } me && (await Favouring.OfAsync(call.Data, me, [photo.Id], call.Cancel)).Count > 0;
        bool mayDownload = rights.IsOwner || Downloadable.ToEverybody(photo);
        var info = new Element("photo").Set("id", photo.Id).SetAddress(photo)
            .Set("dateuploaded", PhotoShape.Seconds(photo.PostedAt)).Set("isfavorite", isFavourite).Set("license", $"{(int)photo.Licence}")
            .Set("safety_level", $"{(int)photo.Safety - 1}").Set("rotation", photo.Rotation)
            .Set("originalsecret", mayDownload ? photo.OriginalSecret : null).Set("originalformat", mayDownload ? PhotoAddress.Extension(photo.Format) : null)
            .Set("views", photo.Views).Set("media", "photo")
            .Add(new Element("owner").SetPerson(photo.Owner!).Set("location", photo.Owner!.Location).SetIcon().Set("path_alias", photo.Owner.Alias))
            .Add("title", photo.Title).Add("description", photo.Description)
            .Add(new Element("visibility").SetVisibility(photo.Visibility))
            .Add(new Element("dates").Set("posted", PhotoShape.Seconds(photo.PostedAt)).Set("taken", photo.TakenAt).Set("takengranularity", photo.TakenGranularity)
                .Set("takenunknown", photo.IsTakenUnknown ? "1" : "0").Set("lastupdate", PhotoShape.Seconds(photo.UpdatedAt)));
        if (rights.IsOwner)
            info.Add(new Element("permissions").Set("permcomment", (int)photo.CommentPermission).Set("permaddmeta", (int)photo.MetaPermission));
        info.Add(new Element("editability").Set("cancomment", rights.MayComment).Set("canaddmeta", rights.MayAdd))
            .Add(new Element("publiceditability").Set("cancomment", photo.CommentPermission == Permission.Everybody).Set("canaddmeta", photo.MetaPermission == Permission.Everybody))
            .Add(new Element("usage").Set("candownload", mayDownload).Set("canblog", 0).Set("canprint", 0).Set("canshare", photo.Visibility == Visibility.Public))
            .Add("comments", $"{photo.CommentCount}")
            .Add(new Element("notes").AddAll("note", await NotesAsync(call, photo)))
            .Add(new Element("people").Set("haspeople", await call.Data.PhotoPeople.AnyAsync(p => p.PhotoId == photo.Id && !p.IsRefused, call.Cancel)))
            .Add(new Element("tags").AddAll("tag", await PhotoTags.OfAsync(call, photo.Id)));
        if (rights.ShowsPlace)
            info.Add(Place(photo)).Add(new Element("geoperms").SetVisibility(photo.LocationVisibility));
        return info.Add(new Element("urls").AddAll("url", [new Element("url").Set("type", "photopage").Say(PhotoShape.PageOf(call, photo))]));
    }

    /// <param name="photo">One with a place that the viewer may know.</param>
    public static Element Place(Photo photo) => new Element("location").Set("latitude", PhotoExtras.Degrees(photo.Latitude!.Value))
        .Set("longitude", PhotoExtras.Degrees(photo.Longitude!.Value)).Set("accuracy", $"{photo.LocationAccuracy}").Set("context", $"{(int)photo.LocationContext}");

    /// <summary>In pixels of the size that is 500 long.</summary>
    static async Task<IEnumerable<Element>> NotesAsync(Call call, Photo photo)
    {
        var (width, height) = PhotoSize.Find("")!.Of(photo);
        return (await ShownNote.OfAsync(photo.Id, call.Data, call.Cancel)).Select(n => new Element("note").Set("id", n.Id).Set("author", PhotoShape.NsidOf(n.AuthorId))
            .Set("authorname", n.AuthorName).Set("x", Pixels(n.Region.X, width)).Set("y", Pixels(n.Region.Y, height)).Set("w", Pixels(n.Region.Width, width)).Set("h", Pixels(n.Region.Height, height))
            .Say(n.Text));
    }

    static string Pixels(double share, int side) => ((int)Math.Round(share * side)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
