using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Quotas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Photos.Editing;

/// <summary>
/// Puts another file in place of a photo's. What people said of it and to it stays, every address changes. The old original is let go of
/// in the transaction that takes the new one, which lies in its place and was read back by then; it stays for the time of grace.
/// </summary>
sealed class PhotoReplacement(SiteData data, PhotoIntake intake, SizeCache sizes, PhotoAddressCache addresses, TimeProvider clock, IOptions<QuotaOptions> quotas)
{
    /// <param name="source">Read once, to its end or until it is too large.</param>
    /// <returns>Null where the viewer has no such photo.</returns>
    /// <exception cref="IOException">The source failed, or the disk is full (see <see cref="DiskFull"/>); the photo is as it was.</exception>
    public async Task<IntakeResult?> ReplaceAsync(long photoId, Stream source, string fileName, Viewer viewer, CancellationToken cancel)
    {
        if (!await data.Photos.AnyAsync(p => p.Id == photoId && p.OwnerId == viewer.PersonId, cancel))
            return null;
        return await ReplaceAsync(source, fileName, () => (photoId, viewer), cancel);
    }

    /// <summary>As the other, where it is known only once all has come which photo it is to replace.</summary>
    /// <param name="said">Asked once, after the end of <paramref name="source"/>: a photo, and its owner.</param>
    public Task<IntakeResult> ReplaceAsync(Stream source, string fileName, Func<(long PhotoId, Viewer Viewer)> said, CancellationToken cancel)
    {
        string name = OriginalName.Of(fileName);
        return intake.TakeAsync(source, name, async (staged, image) =>
        {
            var (photoId, viewer) = said();
            var same = await data.Photos.AsNoTracking().Include(p => p.Owner)
                .Where(p => p.OwnerId == viewer.PersonId && p.Sha256 == staged.Sha256).OrderByDescending(p => p.Id == photoId).FirstOrDefaultAsync(cancel);
            if (same is not null)
                return same.Id == photoId
                    ? new IntakeResult.Accepted(same, WasThere: true)
                    : new IntakeResult.Refused(IntakeRefusal.AlreadyThere, IntakeSentences.AlreadyThere(name, PageAddress.Of(same)));
            var photo = await intake.KeepAsync(staged, image, (write, jobs, now) => SwapAsync(write, jobs, photoId, staged, image, name, now, cancel), readsBack: true, cancel);
            return new IntakeResult.Accepted(photo, WasThere: false);
        }, cancel);
    }

    async Task<Photo> SwapAsync(
        SiteData write, JobQueue jobs, long photoId, StagedBlob staged, InspectedImage image, string name, long now, CancellationToken cancel)
    {
        // The row is taken before it is read: of two replacements at once, each lets go of what the other put there.
        await write.Photos.Where(p => p.Id == photoId).ExecuteUpdateAsync(set => set.SetProperty(p => p.UpdatedAt, now), cancel);
        var photo = await write.Photos.Include(p => p.Owner).SingleAsync(p => p.Id == photoId, cancel);
        string old = photo.Sha256;
        await QuotaCount.RequireAsync(write, quotas.Value, photo.OwnerId, staged.Bytes - photo.Bytes, clock.GetUtcNow(), cancel, isPhotoThere: true);
        await BlobReferences.AddAsync(write, staged.Sha256, cancel);
        await BlobReferences.ReleaseAsync(write, old, now, cancel);

        PhotoDraft.Describe(photo, image);
        (photo.Sha256, photo.Bytes, photo.FileName, photo.UploadedAt, photo.Rotation) = (staged.Sha256, staged.Bytes, name, now, 0);
        if (photo.IsTakenUnknown && image.Metadata.TakenAt is { } taken)
            (photo.TakenAt, photo.TakenGranularity, photo.IsTakenUnknown) = (taken, image.Metadata.TakenGranularity, false);
        PhotoAddress.RenewSecrets(photo);
        PhotoEdit.NoteEdit(write, photo, photo.OwnerId, clock);
        await write.SaveChangesAsync(cancel);
        await jobs.EnqueueForPixelsAsync(photoId, again: true, cancel);

        bool isLast = await write.Blobs.AnyAsync(b => b.Sha256 == old && b.References == 0, cancel);
        write.AfterCommit(() =>
        {
            addresses.Forget(photoId);
            if (isLast)
                sizes.Drop(old);
        });
        return photo;
    }
}
