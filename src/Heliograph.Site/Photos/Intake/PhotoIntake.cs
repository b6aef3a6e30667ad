using System.Security.Cryptography;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Jobs;
using Heliograph.Site.Quotas;
using Heliograph.Site.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Photos.Intake;

/// <summary>The one way in: every file that becomes a photo, from a page, a folder or a program, passes here.</summary>
sealed class PhotoIntake(
    IBlobStore blobs, ImageInspector inspector, SizeCache sizes, IServiceScopeFactory scopes, IdSequence ids, TimeProvider clock,
    IOptions<UploadOptions> options, IOptions<QuotaOptions> quotas)
{
    /// <summary>
    /// Takes a file. When this returns <see cref="IntakeResult.Accepted"/>, its bytes and its row survive the loss of power.
    /// The same bytes given twice by one owner are one photo, so that whoever is unsure may simply give them again.
    /// </summary>
    /// <param name="source">Read once, to its end or until it is too large.</param>
    /// <param name="fileName">As the person knows it; only its last part is used, and only to be shown.</param>
    /// <exception cref="IOException">The source failed, or the disk is full (see <see cref="DiskFull"/>); nothing is left behind.</exception>
    public async Task<IntakeResult> AcceptAsync(Stream source, string fileName, long ownerId, IntakeOptions intake, CancellationToken cancel)
    {
        if (intake.AlbumId is { } album && !await OwnsAlbumAsync(ownerId, album, cancel))
            return new IntakeResult.Refused(IntakeRefusal.NoSuchAlbum, IntakeTexts.NoSuchAlbum);
        return await AcceptAsync(source, fileName, () => (ownerId, intake), cancel);
    }

    /// <summary>As <see cref="AcceptAsync(Stream, string, long, IntakeOptions, CancellationToken)"/>, where it is known only once all has come whose it is and what is said of it.</summary>
    /// <param name="said">Asked once, after the end of <paramref name="source"/>; it names no album.</param>
    public Task<IntakeResult> AcceptAsync(Stream source, string fileName, Func<(long OwnerId, IntakeOptions Intake)> said, CancellationToken cancel)
    {
        string name = OriginalName.Of(fileName);
        return TakeAsync(source, name, async (staged, image) =>
        {
            var (ownerId, intake) = said();
            var photo = await DraftAsync(staged, image, name, ownerId, intake, cancel);
            var accepted = await KeepAsync(staged, image, (data, jobs, now) => InsertAsync(data, jobs, photo, intake.AlbumId, now, cancel), readsBack: false, cancel);
            IntakeTelemetry.Accepted(photo);
            return accepted;
        }, cancel);
    }

    /// <summary>Receives a file and looks into it.</summary>
    /// <param name="name">As <see cref="OriginalName.Of"/> gives it.</param>
    /// <param name="use">What becomes of it; the staged bytes are gone afterwards unless they were kept.</param>
    internal async Task<IntakeResult> TakeAsync(Stream source, string name, Func<StagedBlob, InspectedImage, Task<IntakeResult>> use, CancellationToken cancel)
    {
        try
        {
            await using var staged = await blobs.StageAsync(source, options.Value.MaxBytes, cancel);
            if (staged.Bytes == 0)
                return new IntakeResult.Refused(IntakeRefusal.Empty, IntakeSentences.Empty(name));
            return await use(staged, await inspector.InspectAsync(staged.Path, name, cancel));
        }
        catch (BlobTooLargeException)
        {
            return new IntakeResult.Refused(IntakeRefusal.TooLarge, IntakeSentences.TooLarge(name, options.Value.MaxBytes));
        }
        catch (QuotaReachedException full)
        {
            return new IntakeResult.Refused(IntakeRefusal.QuotaReached, full.Message);
        }
        catch (ImageRefusedException refused)
        {
            return new IntakeResult.Refused(ReasonOf(refused.Fault), refused.Message);
        }
    }

    /// <summary>Puts the staged bytes in their place and runs <paramref name="write"/> in the transaction that confirms them; where that fails, the bytes go again.</summary>
    /// <param name="write">Gets the time in Unix milliseconds; it adds the reference.</param>
    /// <param name="readsBack">The kept bytes are read and compared with their hash before anything is written.</param>
    internal async Task<T> KeepAsync<T>(StagedBlob staged, InspectedImage image, Func<SiteData, JobQueue, long, Task<T>> write, bool readsBack, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        long stamp = await BlobReferences.ReserveAsync(data, staged.Sha256, staged.Bytes, now, cancel);
        try
        {
            await blobs.KeepAsync(staged, cancel);
            if (readsBack)
                await ReadBackAsync(staged.Sha256, cancel);
            if (image.FirstSize is { } first)
                sizes.Adopt(staged.Sha256, first);
            var jobs = scope.ServiceProvider.GetRequiredService<JobQueue>();
            return await data.WriteAsync(async token =>
            {
                // First, for it keeps a simultaneous upload of the same bytes waiting until this one has its row.
                await BlobReferences.ConfirmAsync(data, blobs, staged.Sha256, staged.Bytes, now, token);
                return await write(data, jobs, now);
            }, Durability.Acknowledged, cancel);
        }
        catch
        {
            await AbandonAsync(staged.Sha256, stamp);
            throw;
        }
    }

    async Task<Photo> DraftAsync(StagedBlob staged, InspectedImage image, string name, long ownerId, IntakeOptions intake, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var owner = await scope.ServiceProvider.GetRequiredService<SiteData>().People.AsNoTracking().SingleAsync(p => p.Id == ownerId, cancel);
        var photo = PhotoDraft.Of(image, name, owner, intake, clock.GetUtcNow());
        photo.Id = await ids.NextPhotoAsync(cancel);
        (photo.Sha256, photo.Bytes) = (staged.Sha256, staged.Bytes);
        return photo;
    }

    async Task ReadBackAsync(string sha256, CancellationToken cancel)
    {
        await using var original = blobs.OpenOriginal(sha256);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(original, cancel)) != sha256)
            throw new IOException($"The original {sha256} does not read back as it was written.");
    }

    async Task<IntakeResult.Accepted> InsertAsync(
        SiteData data, JobQueue jobs, Photo photo, long? albumId, long now, CancellationToken cancel)
    {
        var there = await data.Photos.IgnoreQueryFilters().Include(p => p.Owner)
            .OrderBy(p => p.DeletedAt).ThenBy(p => p.Id).FirstOrDefaultAsync(p => p.OwnerId == photo.OwnerId && p.Sha256 == photo.Sha256, cancel);
        if (there is not null && photo.ShareLinkId is not null)
            return new IntakeResult.Accepted(there, WasThere: true);
        if (there is null)
        {
            await QuotaCount.RequireAsync(data, quotas.Value, photo.OwnerId, photo.Bytes, clock.GetUtcNow(), cancel);
            await BlobReferences.AddAsync(data, photo.Sha256, cancel);
            data.Photos.Add(photo);
            ChangeLog.Append(data, ChangeKind.PhotoAdded, photo.Id, photo.OwnerId, clock);
            await data.SaveChangesAsync(cancel);
            await jobs.EnqueueForPixelsAsync(photo.Id, again: false, cancel);
            await data.Entry(photo).Reference(p => p.Owner).LoadAsync(cancel);
        }
        else if (there.DeletedAt is not null)
        {
            // Whoever gives a photo again wants it out of the trash.
            there.DeletedAt = null;
            ChangeLog.Append(data, ChangeKind.PhotoAdded, there.Id, there.OwnerId, clock);
            await data.SaveChangesAsync(cancel);
        }

        if (albumId is { } album)
            await AlbumContents.AppendAsync(data, album, (there ?? photo).Id, now, cancel);
        return new IntakeResult.Accepted(there ?? photo, WasThere: there is not null);
    }

    /// <summary>Nothing was acknowledged, so the bytes go at once; where even that fails, the sweep takes them later.</summary>
    async Task AbandonAsync(string sha256, long stamp)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await BlobReferences.TryRemoveAsync(scope.ServiceProvider.GetRequiredService<SiteData>(), blobs, sha256, stamp, CancellationToken.None);
        }
        catch (Exception failed) when (DiskFull.IsCauseOf(failed))
        {
            // The exception that led here says so already.
        }
    }

    async Task<bool> OwnsAlbumAsync(long ownerId, long albumId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteData>().Albums.AnyAsync(a => a.Id == albumId && a.OwnerId == ownerId, cancel);
    }

    static IntakeRefusal ReasonOf(ImageFault fault) => fault switch
    {
        ImageFault.NotAPhotograph or ImageFault.CameraRaw => IntakeRefusal.NotAPhoto,
        ImageFault.Damaged => IntakeRefusal.Unreadable,
        _ => IntakeRefusal.TooDemanding,
    };
}
