using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Serving;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Editing;

/// <summary>Deletes photos for their owners. The original stays for the time of grace, its sizes go at once.</summary>
sealed class PhotoDeletion(SiteData data, SizeCache sizes, PhotoAddressCache addresses, TimeProvider clock)
{
    /// <returns>False where the viewer has no such photo.</returns>
    public async Task<bool> DeleteAsync(long photoId, Viewer viewer, CancellationToken cancel)
    {
        var photo = await data.WriteAsync(token => DeleteRowAsync(photoId, viewer.PersonId, token), Durability.Acknowledged, cancel);
        if (photo is null)
            return false;
        addresses.Forget(photoId);
        return true;
    }

    async Task<Photo?> DeleteRowAsync(long photoId, long? ownerId, CancellationToken cancel)
    {
        var photo = await data.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == photoId && p.OwnerId == ownerId, cancel);
        if (photo is null || await data.Photos.Where(p => p.Id == photoId && p.OwnerId == ownerId).ExecuteDeleteAsync(cancel) == 0)
            return null;

        await BlobReferences.ReleaseAsync(data, photo.Sha256, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel);
        ChangeLog.Append(data, ChangeKind.PhotoDeleted, photo.Id, ownerId, clock);
        await data.SaveChangesAsync(cancel);
        if (await data.Blobs.AnyAsync(b => b.Sha256 == photo.Sha256 && b.References == 0, cancel))
            data.AfterCommit(() => sizes.Drop(photo.Sha256));
        return photo;
    }
}
