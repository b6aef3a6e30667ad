using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Context;

namespace Heliograph.Site.Photos.Lists;

/// <summary>The newest public photos of everybody, as on the front page.</summary>
sealed class RecentContext(SiteData data, Viewer viewer) : IContextSource
{
    public const string Key = "recent";

    public string Kind => Key;

    public static IQueryable<Photo> Photos(SiteData data, Viewer viewer) =>
        data.Photos.Where(p => p.Visibility == Visibility.Public).InPublicLists(viewer, data);

    public Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel) => Task.FromResult<PhotoContext?>(photo.Visibility == Visibility.Public
        ? new OrderedContext(Key, ListTexts.Recent, "/", PhotoOrder.ByPosted(Photos(data, viewer)), new PagePlace(photo.PostedAt, photo.Id))
        : null);
}
