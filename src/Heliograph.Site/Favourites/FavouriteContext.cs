using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Favourites;

/// <summary>A person's favourites, the latest first, as a list that photos are opened from: <c>?in=favourites-123</c>.</summary>
sealed class FavouriteContext(SiteData data, Viewer viewer) : IContextSource
{
    const string Name = "favourites";

    public string Kind => Name;

    public static string KeyOf(long personId) => $"{Name}-{personId}";

    public static string AddressOf(Person person) => $"{PageAddress.OfPhotostream(person.Alias)}favourites/";

    /// <summary>Those of the favourites that the viewer may see.</summary>
    public static PhotoOrder Order(SiteData data, Viewer viewer, long personId)
    {
        var visible = data.Photos.VisibleTo(viewer, data).SuitableFor(viewer, data);
        var places = data.Favourites.Where(f => f.PersonId == personId && visible.Any(p => p.Id == f.PhotoId));
        return new PhotoOrder(
            visible,
            place => (place is { } from ? Before(places, from) : places)
                .OrderByDescending(f => f.At).ThenByDescending(f => f.PhotoId).Select(f => new PagePlace(f.At, f.PhotoId)),
            place => After(places, place).OrderBy(f => f.At).ThenBy(f => f.PhotoId).Select(f => new PagePlace(f.At, f.PhotoId)));
    }

    public async Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel)
    {
        if (!long.TryParse(list, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            || await data.Favourites.Where(f => f.PersonId == id && f.PhotoId == photo.Id).Select(f => (long?)f.At).SingleOrDefaultAsync(cancel) is not { } at
            || await data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person)
            return null;

        string name = string.Format(CultureInfo.CurrentCulture, FavouriteTexts.FavouritesOf, person.Name);
        return new OrderedContext(KeyOf(id), name, AddressOf(person), Order(data, viewer, id), new PagePlace(at, photo.Id));
    }

    static IQueryable<Favourite> Before(IQueryable<Favourite> favourites, PagePlace place)
    {
        var (at, id) = place;
        return favourites.Where(f => f.At <= at && (f.At < at || f.PhotoId < id));
    }

    static IQueryable<Favourite> After(IQueryable<Favourite> favourites, PagePlace place)
    {
        var (at, id) = place;
        return favourites.Where(f => f.At >= at && (f.At > at || f.PhotoId > id));
    }
}
