using System.Globalization;
using Heliograph.Site.Downloads;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;
using Heliograph.Site.Search;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>What a call asks for of each photo besides what every list says. Names that are none are passed over.</summary>
sealed class PhotoExtras(Call call, string argument = "extras")
{
    readonly HashSet<string> asked = [.. call.List(argument)];
    HashSet<long> placed = [];

    public bool Has(string extra) => asked.Contains(extra);

    /// <summary>Loads photos with what the extras need, in no order.</summary>
    public async Task<List<Photo>> LoadAsync(IQueryable<Photo> photos)
    {
        var query = photos.AsNoTracking().Include(p => p.Owner).AsQueryable();
        if (Has("tags") || Has("machine_tags"))
            query = query.Include(p => p.Tags);
        var found = await query.ToListAsync(call.Cancel);
        if (Has("geo"))
        {
            long[] ids = [.. found.Select(p => p.Id)];
            placed = [.. await call.Data.Photos.Where(p => ids.Contains(p.Id)).WithPlaceVisibleTo(call.Viewer.PersonId, call.Data).Select(p => p.Id).ToListAsync(call.Cancel)];
        }

        return found;
    }

    /// <param name="photo">As <see cref="LoadAsync"/> gave it.</param>
    public Element Shape(Photo photo) => Set(PhotoShape.Of(photo), photo);

    /// <summary>Adds the extras to an element that has its own members.</summary>
    /// <inheritdoc cref="Shape"/>
    public Element Set(Element element, Photo photo)
    {
        if (asked.Count == 0)
            return element;
        bool mayDownload = photo.OwnerId == call.Viewer.PersonId || Downloadable.ToEverybody(photo);
        if (Has("description"))
            element.Add("description", photo.Description);
        if (Has("license"))
            element.Set("license", $"{(int)photo.Licence}");
        if (Has("date_upload"))
            element.Set("dateupload", PhotoShape.Seconds(photo.PostedAt));
        if (Has("last_update"))
            element.Set("lastupdate", PhotoShape.Seconds(photo.UpdatedAt));
        if (Has("date_taken"))
            element.Set("datetaken", photo.TakenAt).Set("datetakengranularity", photo.TakenGranularity).Set("datetakenunknown", photo.IsTakenUnknown ? "1" : "0");
        if (Has("owner_name"))
            element.Set("ownername", photo.Owner!.Name);
        if (Has("icon_server"))
            element.SetIcon();
        if (Has("original_format") && mayDownload)
            element.Set("originalsecret", photo.OriginalSecret).Set("originalformat", PhotoAddress.Extension(photo.Format));
        if (Has("o_dims") && mayDownload)
            element.Set("o_width", photo.Width).Set("o_height", photo.Height);
        if (Has("views"))
            element.Set("views", photo.Views);
        if (Has("count_faves"))
            element.Set("count_faves", $"{photo.FavouriteCount}");
        if (Has("count_comments"))
            element.Set("count_comments", $"{photo.CommentCount}");
        if (Has("media"))
            element.Set("media", "photo").Set("media_status", "ready");
        if (Has("path_alias"))
            element.Set("pathalias", photo.Owner!.Alias);
        SetTags(element, photo);
        if (Has("geo"))
            SetPlace(element, photo);
        foreach (string extra in asked.Where(e => e.StartsWith("url_", StringComparison.Ordinal)))
            PhotoSizes.Set(element, photo, extra, call.Site, mayDownload);
        return element;
    }

    void SetTags(Element element, Photo photo)
    {
        if (Has("tags"))
            element.Set("tags", string.Join(' ', photo.Tags.Where(t => t.Namespace is null).OrderBy(t => t.Position).Select(t => t.Clean)));
        if (Has("machine_tags"))
            element.Set("machine_tags", string.Join(' ', photo.Tags.Where(t => t.Namespace is not null).OrderBy(t => t.Position).Select(t => t.Clean)));
    }

    void SetPlace(Element element, Photo photo)
    {
        bool isKnown = placed.Contains(photo.Id);
        element.Set("latitude", isKnown ? Degrees(photo.Latitude!.Value) : "0").Set("longitude", isKnown ? Degrees(photo.Longitude!.Value) : "0")
            .Set("accuracy", isKnown ? $"{photo.LocationAccuracy}" : "0").Set("context", isKnown ? (int)photo.LocationContext : 0);
    }

    public static string Degrees(double degrees) => degrees.ToString("0.######", CultureInfo.InvariantCulture);
}
