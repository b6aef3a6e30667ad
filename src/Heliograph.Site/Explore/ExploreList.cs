using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Explore;

/// <summary>What may be explored: the public photos of everybody.</summary>
static class ExploreList
{
    public static IQueryable<Photo> Since(DateOnly first, SiteData data, Viewer viewer)
    {
        long from = Instant(first);
        return data.Photos.Where(p => p.Visibility == Visibility.Public && p.PostedAt >= from).InPublicLists(viewer, data);
    }

    /// <summary>Those posted on one day, UTC.</summary>
    public static IQueryable<Photo> On(DateOnly day, SiteData data, Viewer viewer)
    {
        long until = Instant(day.AddDays(1));
        return Since(day, data, viewer).Where(p => p.PostedAt < until);
    }

    static long Instant(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
}
