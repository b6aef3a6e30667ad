using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

/// <summary>Puts photos into albums. Call these inside a transaction.</summary>
static class AlbumContents
{
    /// <summary>Appends a photo; one that is in the album already stays where it is. An album without a cover gets it as cover.</summary>
    /// <param name="now">Unix milliseconds.</param>
    public static async Task AppendAsync(SiteData data, long albumId, long photoId, long now, CancellationToken cancel)
    {
        if (await data.AlbumPhotos.AnyAsync(p => p.AlbumId == albumId && p.PhotoId == photoId, cancel))
            return;

        long last = await data.AlbumPhotos.Where(p => p.AlbumId == albumId).MaxAsync(p => (long?)p.Position, cancel) ?? 0;
        data.AlbumPhotos.Add(new AlbumPhoto { AlbumId = albumId, PhotoId = photoId, Position = last + 1 });
        await data.SaveChangesAsync(cancel);
        await data.Albums.Where(a => a.Id == albumId).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.CoverPhotoId, a => a.CoverPhotoId ?? photoId)
            .SetProperty(a => a.UpdatedAt, now), cancel);
    }

    /// <summary>The owner's album of this title; where there are several the oldest, where there is none a new one.</summary>
    /// <param name="newId">For a new album.</param>
    /// <param name="now">Unix milliseconds.</param>
    public static async Task<long> FindOrMakeAsync(SiteData data, long ownerId, string title, long newId, long now, CancellationToken cancel)
    {
        long? there = await data.Albums.Where(a => a.OwnerId == ownerId && a.Title == title)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancel);
        if (there is { } id)
            return id;

        data.Albums.Add(new Album { Id = newId, OwnerId = ownerId, Title = title, CreatedAt = now, UpdatedAt = now });
        await data.SaveChangesAsync(cancel);
        return newId;
    }
}
