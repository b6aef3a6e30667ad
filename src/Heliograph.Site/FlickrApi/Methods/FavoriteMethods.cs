using Heliograph.Site.Favourites;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

static class FavoriteMethods
{
    public static Method[] All =>
    [
        Of("favorites.add", Grant.Write, "photo_id", "Makes somebody's photo a favourite of the caller's.", AddAsync, "", PhotoMethods.NotFound, (2, "Photo is owned by you"), (3, "Photo is already in favorites"), (4, "User cannot see photo")),
        Of("favorites.remove", Grant.Write, "photo_id", "Takes a photo out of the caller's favourites.", RemoveAsync, "", (1, "Photo not in favorites"), (2, "Cannot remove photo from that user's favorites")),
        Of("favorites.getList", Grant.None, "user_id? min_fave_date? max_fave_date? extras? per_page? page?", "Lists somebody's favourites that the caller may see, the latest first.", ListAsync, PhotoListMethods.Response, (1, "User not found")),
        Of("favorites.getPublicList", Grant.None, "user_id min_fave_date? max_fave_date? extras? per_page? page?", "Lists somebody's favourites that everybody may see.", PublicAsync, PhotoListMethods.Response, (1, "User not found")),
        Of("photos.getFavorites", Grant.None, "photo_id page? per_page?", "Lists who has a photo among their favourites.", PeopleAsync,
            "<photo id=\"\" secret=\"\" server=\"\" farm=\"\" page=\"\" pages=\"\" perpage=\"\" total=\"\"><person nsid=\"\" username=\"\" realname=\"\" favedate=\"\"/></photo>", PhotoMethods.NotFound),
    ];

    static async Task<Element> AddAsync(Call call)
    {
        long id = call.Id("photo_id") ?? 0;
        if (await call.Data.Favourites.AnyAsync(f => f.PersonId == call.Me && f.PhotoId == id, call.Cancel) && await call.PhotoAsync() is not null)
            throw call.Fault(3);
        return (await call.Get<Favouring>().SetAsync(id, true, call.Cancel)).Fault switch
        {
            FavouriteFault.None => Element.Reply(),
            FavouriteFault.OwnPhoto => throw call.Fault(2),
            FavouriteFault.Blocked => throw call.Fault(4),
            _ => throw call.Fault(1),
        };
    }

    static async Task<Element> RemoveAsync(Call call)
    {
        long id = call.Id("photo_id") ?? 0;
        if (!await call.Data.Favourites.AnyAsync(f => f.PersonId == call.Me && f.PhotoId == id, call.Cancel))
            throw call.Fault(1);
        await call.Get<Favouring>().SetAsync(id, false, call.Cancel);
        return Element.Reply();
    }

    static Task<Element> ListAsync(Call call) => AnswerAsync(call, onlyPublic: false);

    static Task<Element> PublicAsync(Call call) => AnswerAsync(call, onlyPublic: true);

    static async Task<Element> AnswerAsync(Call call, bool onlyPublic)
    {
        var person = await call.PersonAsync();
        var visible = call.Data.Photos.VisibleTo(call.Viewer, call.Data).SuitableFor(call.Viewer, call.Data).Where(p => !onlyPublic || p.Visibility == Visibility.Public);
        var favourites = call.Data.Favourites.Where(f => f.PersonId == person.Id && visible.Any(p => p.Id == f.PhotoId));
        if (call.Instant("min_fave_date") is { } from)
            favourites = favourites.Where(f => f.At >= from);
        if (call.Instant("max_fave_date") is { } until)
            favourites = favourites.Where(f => f.At < until + 1000);
        var order = PhotoList.In(visible, favourites.OrderByDescending(f => f.At).ThenByDescending(f => f.PhotoId).Select(f => new PagePlace(f.At, f.PhotoId)));
        return await PhotoList.AnswerAsync(call, order, add: (shape, _, at) => shape.Set("date_faved", PhotoShape.Seconds(at)));
    }

    static async Task<Element> PeopleAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var all = call.Data.Favourites.Where(f => f.PhotoId == photo.Id);
        int total = await all.CountAsync(call.Cancel);
        var people = await all.OrderByDescending(f => f.At).ThenBy(f => f.PersonId).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage)
            .Join(call.Data.People.AsNoTracking(), f => f.PersonId, p => p.Id, (f, p) => new { Person = p, f.At }).ToListAsync(call.Cancel);
        return Element.Reply(new Element("photo").Set("id", photo.Id).SetAddress(photo).SetPage(call, total)
            .AddAll("person", people.OrderByDescending(p => p.At).Select(p => new Element("person").SetPerson(p.Person).SetIcon().Set("favedate", PhotoShape.Seconds(p.At)))));
    }
}
