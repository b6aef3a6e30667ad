using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Pool;

/// <summary>A group's pool, the latest first, as a list that photos are opened from: <c>?in=pool-123</c>.</summary>
sealed class PoolContext(SiteData data, Viewer viewer) : IContextSource
{
    const string Name = "pool";

    public string Kind => Name;

    public static string KeyOf(long groupId) => $"{Name}-{groupId}";

    /// <param name="groupId">Of a group that the viewer may see.</param>
    public static PhotoOrder Order(SiteData data, Viewer viewer, long groupId)
    {
        var places = data.PoolOf(groupId, viewer);
        return new PhotoOrder(
            data.Photos.VisibleTo(viewer, data),
            place => (place is { } from ? Before(places, from) : places)
                .OrderByDescending(p => p.Since).ThenByDescending(p => p.PhotoId).Select(p => new PagePlace(p.Since, p.PhotoId)),
            place => After(places, place).OrderBy(p => p.Since).ThenBy(p => p.PhotoId).Select(p => new PagePlace(p.Since, p.PhotoId)));
    }

    public async Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel)
    {
        if (!long.TryParse(list, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            || await data.GroupsVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group
            || await data.PoolPhotos.Where(p => p.GroupId == id && p.PhotoId == photo.Id && p.State == PoolState.Accepted).Select(p => (long?)p.Since).SingleOrDefaultAsync(cancel) is not { } since)
            return null;
        return new OrderedContext(KeyOf(id), group.Name, group.Address, Order(data, viewer, id), new PagePlace(since, photo.Id));
    }

    static IQueryable<PoolPhoto> Before(IQueryable<PoolPhoto> places, PagePlace place)
    {
        var (since, id) = place;
        return places.Where(p => p.Since <= since && (p.Since < since || p.PhotoId < id));
    }

    static IQueryable<PoolPhoto> After(IQueryable<PoolPhoto> places, PagePlace place)
    {
        var (since, id) = place;
        return places.Where(p => p.Since >= since && (p.Since > since || p.PhotoId > id));
    }
}
