using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Downloads;

static class Downloadable
{
    /// <summary>The photos whose originals the viewer may have: the own ones, and public ones of people who let them be downloaded.</summary>
    public static IQueryable<Photo> DownloadableBy(this IQueryable<Photo> photos, Viewer viewer, SiteData data) => photos.VisibleTo(viewer, data)
        .Where(p => p.OwnerId == viewer.PersonId || (p.Visibility == Visibility.Public && p.Owner!.LetsDownload));

    /// <summary>Whoever sees the photo may have its original.</summary>
    /// <param name="photo">With its owner.</param>
    public static bool ToEverybody(Photo photo) => photo is { Visibility: Visibility.Public, Owner.LetsDownload: true };
}
