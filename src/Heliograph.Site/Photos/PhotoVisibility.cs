using Heliograph.Site.Accounts;
using Heliograph.Site.Data;

namespace Heliograph.Site.Photos;

static class PhotoVisibility
{
    /// <summary>
    /// The photos that the viewer may see, by the rules of visibility; for use in every query that lists or opens one.
    /// What a moderator took down only its owner sees.
    /// </summary>
    public static IQueryable<Photo> VisibleTo(this IQueryable<Photo> photos, Viewer viewer, SiteData data)
    {
        if (viewer.PersonId is not { } person)
            return photos.Where(p => p.Visibility == Visibility.Public && p.TakenDownAt == null);

        return photos.Where(p => p.OwnerId == person || (p.TakenDownAt == null && (p.Visibility == Visibility.Public
            || (p.Visibility != Visibility.Private && data.Contacts.Any(c => c.OwnerId == p.OwnerId && c.PersonId == person
                && ((c.IsFriend && p.Visibility != Visibility.Family) || (c.IsFamily && p.Visibility != Visibility.Friends)))))));
    }

    /// <summary>The photos that the viewer may open: those of <see cref="VisibleTo"/>, and for an administrator also what was reported, which no list shows.</summary>
    public static IQueryable<Photo> OpenTo(this IQueryable<Photo> photos, Viewer viewer, SiteData data)
    {
        if (!viewer.IsAdministrator)
            return photos.VisibleTo(viewer, data);
        var visible = data.Photos.VisibleTo(viewer, data);
        return photos.Where(p => visible.Any(v => v.Id == p.Id) || data.Reports.Any(r => r.PhotoId == p.Id));
    }
}
