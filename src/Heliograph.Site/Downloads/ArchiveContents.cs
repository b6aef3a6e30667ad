using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Downloads;

/// <summary>What goes into an archive.</summary>
/// <param name="Photos">Asked once more for each batch: what is no longer allowed meanwhile is left out.</param>
/// <param name="Ids">Of the photos, in order: 8 bytes each are what an archive of any size holds of them.</param>
/// <param name="Owner">Whose everything this is, with what nobody else is told; null: an album or a selection.</param>
sealed record ArchiveContents(string FileName, IQueryable<Photo> Photos, IReadOnlyList<long> Ids, IReadOnlyList<Album> Albums, Person? Owner)
{
    /// <returns>Null where there is nothing in it that may be downloaded.</returns>
    public static async Task<ArchiveContents?> OfAlbumAsync(Album album, IQueryable<Photo> photos, SiteData data, CancellationToken cancel)
    {
        var ids = await data.AlbumPhotos.Where(a => a.AlbumId == album.Id && photos.Any(p => p.Id == a.PhotoId))
            .OrderBy(a => a.Position).ThenBy(a => a.PhotoId).Select(a => a.PhotoId).ToListAsync(cancel);
        return ids.Count == 0 ? null : new ArchiveContents(album.Title, photos, ids, [album], Owner: null);
    }

    /// <inheritdoc cref="OfAlbumAsync"/>
    public static async Task<ArchiveContents?> OfSelectionAsync(IReadOnlyList<long> wished, IQueryable<Photo> photos, string fileName, CancellationToken cancel)
    {
        var there = await photos.Where(p => wished.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancel);
        return there.Count == 0 ? null : new ArchiveContents(fileName, photos, [.. wished.Where(there.Contains).Distinct()], [], Owner: null);
    }

    /// <summary>All that a person has here; what lies in the trash the person has thrown away.</summary>
    public static async Task<ArchiveContents> OfEverythingAsync(Person owner, SiteData data, CancellationToken cancel)
    {
        var photos = data.Photos.Where(p => p.OwnerId == owner.Id);
        return new ArchiveContents(
            $"heliograph-{owner.Alias}",
            photos,
            await photos.OrderBy(p => p.PostedAt).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel),
            await data.Albums.AsNoTracking().Where(a => a.OwnerId == owner.Id).OrderBy(a => a.Position).ThenBy(a => a.CreatedAt).ToListAsync(cancel),
            owner);
    }
}
