using Heliograph.Site.Accounts;
using Heliograph.Site.Data;

namespace Heliograph.Site.Photos;

/// <summary>What lists leave out of the photos that a viewer may see.</summary>
static class PhotoSuitability
{
    /// <summary>For lists of one person's photos: others' photos are at most as unsuitable as the viewer wants to be shown.</summary>
    public static IQueryable<Photo> SuitableFor(this IQueryable<Photo> photos, Viewer viewer, SiteData data) => viewer.PersonId is { } person
        ? photos.Where(p => p.Safety == SafetyLevel.Safe || p.OwnerId == person
            || p.Safety <= data.People.Where(me => me.Id == person).Select(me => me.SafeSearch).FirstOrDefault())
        : photos.Where(p => p.Safety == SafetyLevel.Safe);

    /// <summary>For lists of everybody's photos, such as searches, tags and explore: those hidden by their owners are left out too.</summary>
    public static IQueryable<Photo> InPublicLists(this IQueryable<Photo> photos, Viewer viewer, SiteData data) =>
        photos.VisibleTo(viewer, data).SuitableFor(viewer, data).Where(p => !p.IsHidden);
}
