using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Rows;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

/// <summary>An album as it stands among others.</summary>
/// <param name="Count">Photos that the viewer may see.</param>
/// <param name="Cover">The owner's choice where the viewer may see it, else the first that they may; null: none.</param>
public sealed record AlbumCover(long Id, string Title, int Count, ListedPhoto? Cover);

static class AlbumCovers
{
    /// <returns>A person's albums that the viewer may see, in the order that their owner gave them.</returns>
    public static async Task<IReadOnlyList<AlbumCover>> OfAsync(long ownerId, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var visible = data.Photos.VisibleTo(viewer, data).SuitableFor(viewer, data);
        var albums = await data.AlbumsVisibleTo(viewer).Where(a => a.OwnerId == ownerId)
            .OrderBy(a => a.Position).ThenByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id)
            .Select(a => new
            {
                a.Id,
                a.Title,
                Count = data.AlbumPhotos.Count(p => p.AlbumId == a.Id && visible.Any(v => v.Id == p.PhotoId)),
                Cover = visible.Where(v => v.Id == a.CoverPhotoId).Select(v => (long?)v.Id).FirstOrDefault()
                    ?? data.AlbumPhotos.Where(p => p.AlbumId == a.Id && visible.Any(v => v.Id == p.PhotoId))
                        .OrderBy(p => p.Position).ThenBy(p => p.PhotoId).Select(p => (long?)p.PhotoId).FirstOrDefault(),
            })
            .ToListAsync(cancel);

        long?[] ids = [.. albums.Select(a => a.Cover)];
        var covers = await visible.Where(p => ids.Contains(p.Id)).Select(ListedPhoto.From).ToDictionaryAsync(p => p.Photo.Id, cancel);
        return [.. albums.Select(a => new AlbumCover(a.Id, a.Title, a.Count, a.Cover is { } cover ? covers.GetValueOrDefault(cover) : null))];
    }
}
