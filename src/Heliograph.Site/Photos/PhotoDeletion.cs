using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos;

/// <summary>Deletes photos for their owners. The original stays for the time of grace, its sizes go at once.</summary>
sealed class PhotoDeletion(SiteData data, TimeProvider clock)
{
    /// <returns>False where the viewer has no such photo.</returns>
    public async Task<bool> DeleteAsync(long photoId, Viewer viewer, CancellationToken cancel)
    {
        var photo = await data.WriteAsync(token => DeleteRowAsync(photoId, viewer.PersonId, token), Durability.Acknowledged, cancel);
        return photo is not null;
    }

    async Task<Photo?> DeleteRowAsync(long photoId, long? ownerId, CancellationToken cancel)
    {
        var photo = await data.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == photoId && p.OwnerId == ownerId, cancel);
        if (photo is null || await data.Photos.Where(p => p.Id == photoId && p.OwnerId == ownerId).ExecuteDeleteAsync(cancel) == 0)
            return null;

        await BlobReferences.ReleaseAsync(data, photo.Sha256, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel);
        ChangeLog.Append(data, ChangeKind.PhotoDeleted, photo.Id, ownerId, clock);
        await data.SaveChangesAsync(cancel);
        return photo;
    }
}
