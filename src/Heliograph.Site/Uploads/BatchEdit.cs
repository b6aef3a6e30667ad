using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Uploads;

/// <summary>What to change about several photos of one's own at once; what is absent stays as it is.</summary>
/// <param name="Photos">Ids as text.</param>
/// <param name="Tags">As written; they come in addition to those there are.</param>
/// <param name="Album">Id of one's own album, as text.</param>
/// <param name="NewAlbum">Title of an album; made where there is none of this title.</param>
sealed record BatchEditRequest(string[]? Photos, string? Title, string[]? Tags, Visibility? Visibility, string? Album, string? NewAlbum);

/// <param name="Changed">How many photos were found and changed.</param>
/// <param name="Album">Id of the album that they are in now, as text; null where none was asked for.</param>
sealed record BatchEditAnswer(int Changed, string? Album);

/// <summary>Changes several photos of one owner in one transaction: the settings of the upload page.</summary>
sealed class BatchEdit(SiteData data, PhotoAddressCache addresses, IdSequence ids, TimeProvider clock)
{
    public const int MostPhotos = 500;

    /// <param name="photoIds">Those that are not the viewer's are left out, as if they did not exist.</param>
    /// <returns>Null where the viewer has no such album.</returns>
    public async Task<BatchEditAnswer?> ApplyAsync(IReadOnlyCollection<long> photoIds, BatchEditRequest request, Viewer viewer, CancellationToken cancel)
    {
        long owner = viewer.PersonId!.Value;
        long newAlbum = await ids.NextAlbumAsync(cancel);
        return await data.WriteAsync(async token =>
        {
            if (await AlbumAsync(request, owner, newAlbum, token) is not { } album)
                return null;
            var photos = await data.Photos.Include(p => p.Tags).Where(p => p.OwnerId == owner && photoIds.Contains(p.Id)).ToListAsync(token);
            foreach (var photo in photos)
            {
                var tags = request.Tags is null ? null : photo.Tags.OrderBy(t => t.Position).Select(t => t.Raw).Concat(request.Tags).ToList();
                new PhotoEdit(request.Title, null, request.Visibility, tags).Apply(data, photo, owner, clock);
                data.AfterCommit(() => addresses.Forget(photo.Id));
            }

            await data.SaveChangesAsync(token);
            foreach (long id in photoIds.Where(id => album > 0 && photos.Exists(p => p.Id == id)))
                await AlbumContents.AppendAsync(data, album, id, Now, token);
            return new BatchEditAnswer(photos.Count, album > 0 ? album.ToString(CultureInfo.InvariantCulture) : null);
        }, Durability.Acknowledged, cancel);
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <returns>0 where none was asked for, null where there is none such.</returns>
    async Task<long?> AlbumAsync(BatchEditRequest request, long owner, long newId, CancellationToken cancel)
    {
        if (request.NewAlbum?.Trim() is { Length: > 0 } title)
            return await AlbumContents.FindOrMakeAsync(data, owner, title, newId, Now, cancel);
        if (string.IsNullOrEmpty(request.Album))
            return 0;
        return long.TryParse(request.Album, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && await data.Albums.AnyAsync(a => a.Id == id && a.OwnerId == owner, cancel) ? id : null;
    }
}
