using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.People;

/// <summary>The newest photos of the people whom the viewer follows: <c>?in=following</c>.</summary>
sealed class FollowingContext(SiteData data, Viewer viewer) : IContextSource
{
    public const string Key = "following";
    public const string Address = "/following";

    public string Kind => Key;

    public static IQueryable<Photo> Photos(SiteData data, Viewer viewer) =>
        data.Photos.VisibleTo(viewer, data).SuitableFor(viewer, data).Where(p => data.Contacts.Any(c => c.OwnerId == viewer.PersonId && c.PersonId == p.OwnerId));

    public async Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel) =>
        await data.Contacts.AnyAsync(c => c.OwnerId == viewer.PersonId && c.PersonId == photo.OwnerId, cancel)
            ? new OrderedContext(Key, PeopleTexts.FollowingTitle, Address, PhotoOrder.ByPosted(Photos(data, viewer)), new PagePlace(photo.PostedAt, photo.Id))
            : null;
}
