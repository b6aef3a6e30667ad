using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

/// <summary>What an owner does to albums. To everybody else there is no such album: those calls answer false and change nothing.</summary>
sealed class AlbumChanges(SiteData data, Viewer viewer, IdSequence ids, TimeProvider clock)
{
    public const int LongestTitle = 255;
    public const int LongestDescription = 10_000;

    /// <summary>Photos put in at once.</summary>
    public const int MostAtOnce = 500;

    /// <returns>Its id; null where the title is empty.</returns>
    public async Task<long?> MakeAsync(string title, string description, CancellationToken cancel)
    {
        if (Shorten(title, LongestTitle) is not { Length: > 0 } name)
            return null;
        long id = await ids.NextAlbumAsync(cancel);
        data.Albums.Add(new Album
        {
            Id = id,
            OwnerId = viewer.PersonId!.Value,
            Title = name,
            Description = Shorten(description, LongestDescription),
            Position = await data.Albums.Where(a => a.OwnerId == viewer.PersonId).MinAsync(a => (long?)a.Position, cancel) ?? 0,
            CreatedAt = Now,
            UpdatedAt = Now,
        });
        await data.SaveChangesAsync(cancel);
        return id;
    }

    public Task<bool> EditAsync(long id, string title, string description, CancellationToken cancel) => ChangeAsync(id, stop =>
    {
        string name = Shorten(title, LongestTitle), words = Shorten(description, LongestDescription);
        return Mine(id).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Title, a => name.Length > 0 ? name : a.Title)
            .SetProperty(a => a.Description, words)
            .SetProperty(a => a.UpdatedAt, Now), stop);
    }, cancel);

    /// <summary>Its photos stay where they are otherwise.</summary>
    public Task<bool> DeleteAsync(long id, CancellationToken cancel) => ChangeAsync(id, stop => Mine(id).ExecuteDeleteAsync(stop), cancel);

    public Task<bool> SetCoverAsync(long id, long photo, CancellationToken cancel) => ChangeAsync(id, stop =>
        Mine(id).Where(a => data.AlbumPhotos.Any(p => p.AlbumId == id && p.PhotoId == photo))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.CoverPhotoId, photo).SetProperty(a => a.UpdatedAt, Now), stop), cancel);

    /// <summary>Appends those of the photos that are the owner's own.</summary>
    public Task<bool> AddAsync(long id, IEnumerable<long> photos, CancellationToken cancel) => ChangeAsync(id, async stop =>
    {
        long[] asked = [.. photos.Distinct().Take(MostAtOnce)];
        var mine = await data.Photos.Where(p => p.OwnerId == viewer.PersonId && asked.Contains(p.Id)).Select(p => p.Id).ToListAsync(stop);
        foreach (long photo in asked.Where(mine.Contains))
            await AlbumContents.AppendAsync(data, id, photo, Now, stop);
        return 1;
    }, cancel);

    public Task<bool> RemoveAsync(long id, long photo, CancellationToken cancel) => ChangeAsync(id, async stop =>
    {
        await data.AlbumPhotos.Where(p => p.AlbumId == id && p.PhotoId == photo).ExecuteDeleteAsync(stop);
        return await Mine(id).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.CoverPhotoId, a => a.CoverPhotoId == photo
                ? data.AlbumPhotos.Where(p => p.AlbumId == id).OrderBy(p => p.Position).Select(p => (long?)p.PhotoId).FirstOrDefault()
                : a.CoverPhotoId)
            .SetProperty(a => a.UpdatedAt, Now), stop);
    }, cancel);

    /// <param name="to">The photo's place from then on, from 1; beyond the end is the end.</param>
    public Task<bool> MoveAsync(long id, long photo, int to, CancellationToken cancel) => ChangeAsync(id, async stop =>
    {
        var others = data.AlbumPhotos.Where(p => p.AlbumId == id && p.PhotoId != photo).OrderBy(p => p.Position).ThenBy(p => p.PhotoId).Select(p => p.Position);
        if (await Places.BetweenAsync(others, to, stop) is not { } position)
        {
            await Places.SpreadPhotosAsync(data, id, stop);
            position = (await Places.BetweenAsync(others, to, stop))!.Value;
        }

        await data.AlbumPhotos.Where(p => p.AlbumId == id && p.PhotoId == photo).ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, position), stop);
        return await Mine(id).ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdatedAt, Now), stop);
    }, cancel);

    /// <summary>As <see cref="MoveAsync"/>, for an album among its owner's others.</summary>
    public Task<bool> MoveAlbumAsync(long id, int to, CancellationToken cancel) => ChangeAsync(id, async stop =>
    {
        await Places.SpreadAlbumsAsync(data, viewer.PersonId!.Value, stop);
        var others = data.Albums.Where(a => a.OwnerId == viewer.PersonId && a.Id != id).OrderBy(a => a.Position).Select(a => a.Position);
        long position = (await Places.BetweenAsync(others, to, stop))!.Value;
        return await Mine(id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Position, position), stop);
    }, cancel);

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    IQueryable<Album> Mine(long id) => data.Albums.Where(a => a.Id == id && a.OwnerId == viewer.PersonId);

    Task<bool> ChangeAsync(long id, Func<CancellationToken, Task<int>> change, CancellationToken cancel) =>
        data.WriteAsync(async stop => await Mine(id).AnyAsync(stop) && await change(stop) > 0, Durability.Acknowledged, cancel);

    static string Shorten(string text, int longest)
    {
        string clean = text.Trim().ReplaceLineEndings("\n");
        return clean.Length > longest ? clean[..longest] : clean;
    }
}
