using Heliograph.Site.Albums;
using Heliograph.Site.Favourites;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What stands beside a photo, and which lists it is in.</summary>
static class ContextMethods
{
    public const string Response = "<count/><prevphoto id=\"\" secret=\"\" server=\"\" farm=\"\" title=\"\" url=\"\" thumb=\"\"/><nextphoto id=\"\" secret=\"\" server=\"\" farm=\"\" title=\"\" url=\"\" thumb=\"\"/>";

    static readonly PhotoSize Thumbnail = PhotoSize.Find("s")!;

    public static Method[] All =>
    [
        Of("photos.getContext", Grant.None, "photo_id", "Tells which photos were posted before and after one.", StreamAsync, Response, PhotoMethods.NotFound),
        Of("photos.getAllContexts", Grant.None, "photo_id", "Lists the albums and the groups' pools that a photo is in.", AllAsync, "<set id=\"\" title=\"\"/><pool id=\"\" title=\"\"/>", PhotoMethods.NotFound),
        Of("favorites.getContext", Grant.None, "photo_id user_id=2", "Tells which photos stand beside one among somebody's favourites.", FavouritesAsync, Response, PhotoMethods.NotFound, (2, "User not found"), (3, "Photo not a favorite")),
    ];

    /// <param name="isNewestFirst">What comes before a photo in the list was posted after it.</param>
    public static async Task<Element> AnswerAsync(Call call, PhotoOrder order, PagePlace place, bool isNewestFirst)
    {
        int count = await order.Following(null).CountAsync(call.Cancel);
        var before = await order.Preceding(place).Take(1).ToListAsync(call.Cancel);
        var after = await order.Following(place).Take(1).ToListAsync(call.Cancel);
        var (previous, next) = isNewestFirst ? (after, before) : (before, after);
        long[] ids = [.. previous.Concat(next).Select(p => p.PhotoId)];
        var photos = await order.Visible.AsNoTracking().Include(p => p.Owner).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, call.Cancel);
        return Element.Reply().Add("count", $"{count}").Add(Neighbour("prevphoto", previous)).Add(Neighbour("nextphoto", next));

        Element Neighbour(string name, List<PagePlace> there) => there is [var at] && photos.TryGetValue(at.PhotoId, out var photo)
            ? new Element(name).Set("id", photo.Id).Set("owner", PhotoShape.NsidOf(photo.OwnerId)).SetAddress(photo).Set("title", photo.Title)
                .Set("url", PageAddress.Of(photo)).Set("thumb", call.Site + PhotoAddress.Of(photo, Thumbnail)).Set("media", "photo")
            : new Element(name).Set("id", "0");
    }

    static async Task<Element> StreamAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        return await AnswerAsync(call, PhotoOrder.ByPosted(PhotoContexts.Photostream(call.Data, call.Viewer, photo.Owner!)), new PagePlace(photo.PostedAt, photo.Id), isNewestFirst: true);
    }

    static async Task<Element> FavouritesAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var person = await call.PersonAsync(otherwise: 2);
        if (await call.Data.Favourites.Where(f => f.PersonId == person.Id && f.PhotoId == photo.Id).Select(f => (long?)f.At).SingleOrDefaultAsync(call.Cancel) is not { } at)
            throw call.Fault(3);
        return await AnswerAsync(call, FavouriteContext.Order(call.Data, call.Viewer, person.Id), new PagePlace(at, photo.Id), isNewestFirst: true);
    }

    static async Task<Element> AllAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var albums = await call.Data.AlbumsVisibleTo(call.Viewer).AsNoTracking().Include(a => a.Owner).Where(a => call.Data.AlbumPhotos.Any(p => p.AlbumId == a.Id && p.PhotoId == photo.Id))
            .OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(call.Cancel);
        var groups = await call.Data.GroupsVisibleTo(call.Viewer).Where(g => call.Data.PoolPhotos.Any(p => p.GroupId == g.Id && p.PhotoId == photo.Id && p.State == PoolState.Accepted))
            .OrderBy(g => g.Name).ThenBy(g => g.Id).ToListAsync(call.Cancel);
        return Element.Reply().AddAll("set", albums.Select(a => new Element("set").Set("id", a.Id).Set("title", a.Title)))
            .AddAll("pool", groups.Select(g => new Element("pool").Set("id", g.Nsid).Set("title", g.Name)));
    }
}
