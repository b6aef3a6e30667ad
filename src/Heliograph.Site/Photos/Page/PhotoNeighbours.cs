using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Page;

/// <summary>The photos around one in its owner's photostream, among those that the viewer may see.</summary>
/// <param name="Before">Newer ones, in the order of the list: the nearest is last.</param>
/// <param name="After">Older ones: the nearest is first.</param>
public sealed record PhotoNeighbours(IReadOnlyList<Photo> Before, IReadOnlyList<Photo> After)
{
    // As many as a filmstrip shows on either side.
    const int Each = 5;

    public Photo? Previous => Before.Count > 0 ? Before[^1] : null;
    public Photo? Next => After.Count > 0 ? After[0] : null;

    internal static async Task<PhotoNeighbours> FindAsync(Photo photo, Viewer viewer, SiteData data, CancellationToken cancel)
    {
        var stream = data.Photos.AsNoTracking().Where(p => p.OwnerId == photo.OwnerId).VisibleTo(viewer, data);
        var newer = await stream
            .Where(p => p.PostedAt > photo.PostedAt || (p.PostedAt == photo.PostedAt && p.Id > photo.Id))
            .OrderBy(p => p.PostedAt).ThenBy(p => p.Id).Take(Each).ToListAsync(cancel);
        var older = await stream
            .Where(p => p.PostedAt < photo.PostedAt || (p.PostedAt == photo.PostedAt && p.Id < photo.Id))
            .OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Take(Each).ToListAsync(cancel);
        newer.Reverse();
        return new PhotoNeighbours(newer, older);
    }
}
