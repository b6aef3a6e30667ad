using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

/// <summary>Gives whole albums, and the list of them, an order at once. Only their owner does; to everybody else there is no such album.</summary>
sealed class AlbumArrangement(SiteData data, Viewer viewer, TimeProvider clock)
{
    /// <summary>Photos named at once.</summary>
    public const int Most = 10_000;

    /// <summary>Makes these the photos of an album, in this order; those that are not the owner's are left out.</summary>
    public Task<bool> ReplaceAsync(long id, long cover, IReadOnlyList<long> photos, CancellationToken cancel) => ChangeAsync(id, async stop =>
    {
        var mine = (await data.Photos.Where(p => p.OwnerId == viewer.PersonId && photos.Contains(p.Id)).Select(p => p.Id).ToListAsync(stop)).ToHashSet();
        await data.AlbumPhotos.Where(p => p.AlbumId == id).ExecuteDeleteAsync(stop);
        data.AlbumPhotos.AddRange(photos.Distinct().Where(mine.Contains).Select((photo, place) => new AlbumPhoto { AlbumId = id, PhotoId = photo, Position = place + 1 }));
        await data.SaveChangesAsync(stop);
        await data.Albums.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.CoverPhotoId, cover), stop);
    }, cancel);

    /// <summary>Puts photos of an album into this order; those that are not named come after them as they were.</summary>
    public Task<bool> ReorderAsync(long id, IReadOnlyList<long> photos, CancellationToken cancel) => ChangeAsync(id, async stop =>
    {
        var all = await data.AlbumPhotos.Where(p => p.AlbumId == id).OrderBy(p => p.Position).ThenBy(p => p.PhotoId).ToListAsync(stop);
        var places = photos.Distinct().Select((photo, place) => (photo, place)).ToDictionary(p => p.photo, p => p.place);
        long position = 0;
        foreach (var photo in all.OrderBy(p => places.GetValueOrDefault(p.PhotoId, int.MaxValue)).ToList())
            photo.Position = ++position;
        await data.SaveChangesAsync(stop);
    }, cancel);

    /// <summary>Puts albums into this order; those that are not named come after them as they were.</summary>
    /// <returns>False where one of them is not the viewer's.</returns>
    public Task<bool> OrderAsync(IReadOnlyList<long> ids, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        var all = await data.Albums.Where(a => a.OwnerId == viewer.PersonId).OrderBy(a => a.Position).ThenByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).ToListAsync(stop);
        var places = ids.Distinct().Select((album, place) => (album, place)).ToDictionary(a => a.album, a => a.place);
        if (places.Keys.Any(a => all.TrueForAll(mine => mine.Id != a)))
            return false;
        long position = 0;
        foreach (var album in all.OrderBy(a => places.GetValueOrDefault(a.Id, int.MaxValue)).ToList())
            album.Position = ++position;
        await data.SaveChangesAsync(stop);
        return true;
    }, Durability.Acknowledged, cancel);

    Task<bool> ChangeAsync(long id, Func<CancellationToken, Task> change, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        if (await data.Albums.Where(a => a.Id == id && a.OwnerId == viewer.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdatedAt, clock.GetUtcNow().ToUnixTimeMilliseconds()), stop) == 0)
            return false;
        await change(stop);
        return true;
    }, Durability.Acknowledged, cancel);
}
