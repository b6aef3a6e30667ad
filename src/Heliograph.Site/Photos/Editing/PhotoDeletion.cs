using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Serving;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Editing;

/// <summary>Deletes photos for their owners: into the trash, out of it again, or for good. What lies in the trash nobody sees, but it keeps its place in albums, its tags and its comments.</summary>
sealed class PhotoDeletion(SiteData data, SizeCache sizes, PhotoAddressCache addresses, TimeProvider clock)
{
    /// <summary>Moves a photo to the trash; its addresses are 404 at once.</summary>
    /// <returns>False where the viewer has no such photo.</returns>
    public Task<bool> DeleteAsync(long photoId, Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(data.Photos.Where(p => p.Id == photoId && p.OwnerId == viewer.PersonId), ToTrash, cancel);

    /// <summary>Takes a photo out of the trash: it is as it was.</summary>
    /// <returns>False where the viewer has no such photo in the trash.</returns>
    public Task<bool> RestoreAsync(long photoId, Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(InTrash(data).Where(p => p.Id == photoId && p.OwnerId == viewer.PersonId), FromTrash, cancel);

    /// <summary>Removes a photo that lies in the trash for good; its original goes with the last photo of the same bytes, after the time of grace.</summary>
    /// <returns>False where there is no such photo in the trash of this owner.</returns>
    public async Task<bool> PurgeAsync(long photoId, long? ownerId, CancellationToken cancel) => await data.WriteAsync(async token =>
    {
        var photo = InTrash(data).Where(p => p.Id == photoId && p.OwnerId == ownerId);
        if (await photo.Select(p => p.Sha256).SingleOrDefaultAsync(token) is not { } sha256 || await photo.ExecuteDeleteAsync(token) == 0)
            return false;
        await BlobReferences.ReleaseAsync(data, sha256, Now, token);
        if (await data.Blobs.AnyAsync(b => b.Sha256 == sha256 && b.References == 0, token))
            data.AfterCommit(() => sizes.Drop(sha256));
        return true;
    }, Durability.Acknowledged, cancel);

    /// <summary>What lies in the trash, of everybody.</summary>
    public static IQueryable<Photo> InTrash(SiteData data) => data.Photos.IgnoreQueryFilters().Where(p => p.DeletedAt != null);

    /// <summary>Call inside a transaction.</summary>
    /// <param name="photo">Tracked; the caller saves.</param>
    public void ToTrash(Photo photo)
    {
        photo.DeletedAt = Now;
        ChangeLog.Append(data, ChangeKind.PhotoDeleted, photo.Id, photo.OwnerId, clock);
        data.AfterCommit(() => addresses.Forget(photo.Id));
    }

    /// <inheritdoc cref="ToTrash"/>
    public void FromTrash(Photo photo)
    {
        photo.DeletedAt = null;
        // To whoever follows the changes it is new.
        ChangeLog.Append(data, ChangeKind.PhotoAdded, photo.Id, photo.OwnerId, clock);
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    Task<bool> ChangeAsync(IQueryable<Photo> one, Action<Photo> change, CancellationToken cancel) => data.WriteAsync(async token =>
    {
        if (await one.AsTracking().SingleOrDefaultAsync(token) is not { } photo)
            return false;
        change(photo);
        await data.SaveChangesAsync(token);
        return true;
    }, Durability.Acknowledged, cancel);
}
