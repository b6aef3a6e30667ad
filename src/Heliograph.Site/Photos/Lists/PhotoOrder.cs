namespace Heliograph.Site.Photos.Lists;

/// <summary>A list of photos in an order of its own, walked from any place in it.</summary>
/// <param name="Visible">The photos that the viewer may see.</param>
/// <param name="Following">What comes after a place, or from the start, in order.</param>
/// <param name="Preceding">What comes before a place, the nearest first.</param>
sealed record PhotoOrder(IQueryable<Photo> Visible, Func<PagePlace?, IQueryable<PagePlace>> Following, Func<PagePlace, IQueryable<PagePlace>> Preceding)
{
    /// <summary>By posted time, newest first.</summary>
    public static PhotoOrder ByPosted(IQueryable<Photo> visible) => new(
        visible,
        place => (place is { } from ? OlderThan(visible, from) : visible)
            .OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.PostedAt, p.Id)),
        place => NewerThan(visible, place)
            .OrderBy(p => p.PostedAt).ThenBy(p => p.Id).Select(p => new PagePlace(p.PostedAt, p.Id)));

    // The first comparison serves the index; the second settles equal times.
    static IQueryable<Photo> OlderThan(IQueryable<Photo> photos, PagePlace place)
    {
        var (at, id) = place;
        return photos.Where(p => p.PostedAt <= at && (p.PostedAt < at || p.Id < id));
    }

    static IQueryable<Photo> NewerThan(IQueryable<Photo> photos, PagePlace place)
    {
        var (at, id) = place;
        return photos.Where(p => p.PostedAt >= at && (p.PostedAt > at || p.Id > id));
    }
}
