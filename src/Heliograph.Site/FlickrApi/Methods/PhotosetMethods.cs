using Heliograph.Site.Albums;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Search;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Albums, and what is in them.</summary>
static class PhotosetMethods
{
    public static readonly (int, string) NotFound = (1, "Photoset not found");

    const string Set = "<photoset id=\"\" owner=\"\" username=\"\" primary=\"\" secret=\"\" server=\"\" farm=\"\" count_views=\"\" count_comments=\"\" count_photos=\"\" count_videos=\"\" photos=\"\" videos=\"\" visibility_can_see_set=\"\" can_comment=\"\" date_create=\"\" date_update=\"\"><title/><description/></photoset>";

    public static Method[] All =>
    [
        Of("photosets.getList", Grant.None, "user_id? page? per_page? primary_photo_extras? photo_ids?", "Lists somebody's albums that show the caller anything.", ListAsync,
            $"<photosets cancreate=\"\" page=\"\" pages=\"\" perpage=\"\" total=\"\">{Set}</photosets>", (1, "User not found")),
        Of("photosets.getInfo", Grant.None, "photoset_id user_id?", "Tells what is to be known of an album.", InfoAsync, Set, NotFound, (2, "User not found")),
        Of("photosets.getPhotos", Grant.None, "photoset_id user_id? extras? per_page? page? privacy_filter? media?", "Lists the photos in an album, in its owner's order.", PhotosAsync,
            "<photoset id=\"\" primary=\"\" owner=\"\" ownername=\"\" page=\"\" per_page=\"\" perpage=\"\" pages=\"\" total=\"\" title=\"\"><photo id=\"\" secret=\"\" server=\"\" farm=\"\" title=\"\" isprimary=\"\"/></photoset>",
            NotFound, (2, "User not found")),
        Of("photosets.getContext", Grant.None, "photo_id photoset_id=2", "Tells which photos stand beside one in an album.", ContextAsync, ContextMethods.Response, PhotoMethods.NotFound, (2, "Photo not in set")),
    ];

    /// <summary>An album that shows the viewer at least one photo, or their own.</summary>
    /// <param name="otherwise">The method's error where there is none.</param>
    public static async Task<Album> AlbumAsync(Call call, int otherwise = 1)
    {
        long? id = call.Id("photoset_id");
        return await call.Data.AlbumsVisibleTo(call.Viewer).AsNoTracking().Include(a => a.Owner).SingleOrDefaultAsync(a => a.Id == id, call.Cancel) ?? throw call.Fault(otherwise);
    }

    static async Task<Element> ListAsync(Call call)
    {
        var owner = await call.PersonAsync();
        var albums = call.Data.AlbumsVisibleTo(call.Viewer).AsNoTracking().Where(a => a.OwnerId == owner.Id);
        int total = await albums.CountAsync(call.Cancel);
        // Programs that know nothing of pages expect all of them.
        bool isPaged = call.Text("per_page") is not null || call.Text("page") is not null;
        var ordered = albums.Include(a => a.Owner).OrderBy(a => a.Position).ThenByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id);
        var page = await (isPaged ? ordered.Skip(PhotoList.Skipped(call, total)).Take(call.PerPage) : ordered.Take(MostAlbums)).ToListAsync(call.Cancel);
        var list = new Element("photosets").Set("cancreate", owner.Id == call.Viewer.PersonId);
        if (isPaged)
            list.SetPage(call, total);
        else
            list.Set("page", 1).Set("pages", 1).Set("perpage", total).Set("total", total);
        return Element.Reply(list.AddAll("photoset", await AlbumShape.OfAsync(call, page)));
    }

    const int MostAlbums = 10_000;

    static async Task<Element> InfoAsync(Call call) => Element.Reply((await AlbumShape.OfAsync(call, [await TheirAlbumAsync(call)]))[0]);

    static async Task<Element> PhotosAsync(Call call)
    {
        var album = await TheirAlbumAsync(call);
        var visible = call.Data.Photos.VisibleTo(call.Viewer, call.Data).Matching(PhotoArguments.Filter(call, album.OwnerId), null, call.Data);
        var list = new Element("photoset").Set("id", album.Id).Set("primary", $"{album.CoverPhotoId}").Set("owner", album.Owner!.Nsid).Set("ownername", album.Owner.Name)
            .Set("per_page", call.PerPage).Set("title", album.Title);
        await PhotoList.FillAsync(list, call, AlbumOrder.Of(album, visible, call.Data), add: (shape, photo, _) => shape.Set("isprimary", photo.Id == album.CoverPhotoId ? "1" : "0"));
        return Element.Reply(list);
    }

    static async Task<Element> ContextAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var album = await AlbumAsync(call, otherwise: 2);
        if (await call.Data.AlbumPhotos.Where(p => p.AlbumId == album.Id && p.PhotoId == photo.Id).Select(p => (long?)p.Position).SingleOrDefaultAsync(call.Cancel) is not { } position)
            throw call.Fault(2);
        var order = AlbumOrder.Of(album, call.Data.Photos.VisibleTo(call.Viewer, call.Data), call.Data);
        return await ContextMethods.AnswerAsync(call, order, new PagePlace(position, photo.Id), isNewestFirst: false);
    }

    static async Task<Album> TheirAlbumAsync(Call call)
    {
        var owner = call.Text("user_id") is null ? null : await call.PersonAsync(otherwise: 2);
        var album = await AlbumAsync(call);
        return owner is null || owner.Id == album.OwnerId ? album : throw call.Fault(1);
    }
}
