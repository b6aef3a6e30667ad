using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Favourites;

/// <summary>Why a photo is no favourite of the viewer's.</summary>
enum FavouriteFault { None, NoSuchPhoto, OwnPhoto, Blocked }

/// <param name="Count">How many people have the photo among their favourites.</param>
sealed record FavouriteState(bool IsFavourite, int Count, FavouriteFault Fault = FavouriteFault.None);

/// <summary>Marks photos as favourites and takes the marks away; the photo's count changes in the same transaction.</summary>
sealed class Favouring(SiteData data, Viewer viewer, TimeProvider clock)
{
    /// <param name="wanted">Null: the other way than it is.</param>
    public Task<FavouriteState> SetAsync(long photoId, bool? wanted, CancellationToken cancel)
    {
        long person = viewer.PersonId ?? throw new InvalidOperationException("Only for who is signed in.");
        return data.WriteAsync(async stop =>
        {
            bool isThere = await data.Favourites.AnyAsync(f => f.PersonId == person && f.PhotoId == photoId, stop);
            return wanted ?? !isThere ? await AddAsync(photoId, person, stop) : await RemoveAsync(photoId, person, stop);
        }, Durability.Process, cancel);
    }

    /// <returns>Those of the photos that are the person's favourites.</returns>
    public static async Task<HashSet<long>> OfAsync(SiteData data, long person, long[] photos, CancellationToken cancel) => photos.Length == 0
        ? []
        : [.. await data.Favourites.Where(f => f.PersonId == person && photos.Contains(f.PhotoId)).Select(f => f.PhotoId).ToListAsync(cancel)];

    async Task<FavouriteState> AddAsync(long photoId, long person, CancellationToken cancel)
    {
        if (await data.Photos.Where(p => p.Id == photoId).VisibleTo(viewer, data).Select(p => (long?)p.OwnerId).SingleOrDefaultAsync(cancel) is not { } owner)
            return new(false, 0, FavouriteFault.NoSuchPhoto);
        if (owner == person)
            return new(false, 0, FavouriteFault.OwnPhoto);
        if (await data.IsBlockedAsync(viewer, owner, cancel))
            return new(false, 0, FavouriteFault.Blocked);

        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        int added = await data.Database.ExecuteSqlAsync(
            $"insert into favourite (person_id, photo_id, owner_id, at) values ({person}, {photoId}, {owner}, {now}) on conflict do nothing", cancel);
        if (added > 0)
            await CountAsync(photoId, 1, ChangeKind.PhotoFavourited, person, cancel);
        return new(true, await CountOfAsync(photoId, cancel));
    }

    async Task<FavouriteState> RemoveAsync(long photoId, long person, CancellationToken cancel)
    {
        // Whatever became of the photo: what one has marked one may let go of.
        if (await data.Favourites.Where(f => f.PersonId == person && f.PhotoId == photoId).ExecuteDeleteAsync(cancel) > 0)
            await CountAsync(photoId, -1, ChangeKind.PhotoUnfavourited, person, cancel);
        bool isVisible = await data.Photos.Where(p => p.Id == photoId).VisibleTo(viewer, data).AnyAsync(cancel);
        return new(false, isVisible ? await CountOfAsync(photoId, cancel) : 0);
    }

    async Task CountAsync(long photoId, int by, ChangeKind kind, long person, CancellationToken cancel)
    {
        await data.Photos.IgnoreQueryFilters().Where(p => p.Id == photoId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.FavouriteCount, p => p.FavouriteCount + by), cancel);
        ChangeLog.Append(data, kind, photoId, person, clock);
        await data.SaveChangesAsync(cancel);
    }

    Task<int> CountOfAsync(long photoId, CancellationToken cancel) =>
        data.Photos.IgnoreQueryFilters().Where(p => p.Id == photoId).Select(p => p.FavouriteCount).SingleOrDefaultAsync(cancel);
}
