using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Intake;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Editing;

/// <summary>Turns photos for their owners: their sizes, and what is marked on them. The original stays as it is, and every address changes.</summary>
sealed class PhotoRotation(SiteData data, JobQueue jobs, PhotoAddressCache addresses, TimeProvider clock)
{
    /// <param name="degrees">Clockwise: 90, 180 or 270.</param>
    /// <returns>False where the viewer has no such photo.</returns>
    public Task<bool> RotateAsync(long photoId, int degrees, Viewer viewer, CancellationToken cancel)
    {
        if (degrees is not (90 or 180 or 270))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Not 90, 180 or 270.");
        return data.WriteAsync(async token =>
        {
            var photo = await data.Photos.SingleOrDefaultAsync(p => p.Id == photoId && p.OwnerId == viewer.PersonId, token);
            if (photo is null)
                return false;
            photo.Rotation = (photo.Rotation + degrees) % 360;
            if (degrees != 180)
                (photo.Width, photo.Height) = (photo.Height, photo.Width);
            PhotoAddress.RenewSecrets(photo);
            await TurnMarksAsync(photoId, degrees, token);
            PhotoEdit.NoteEdit(data, photo, photo.OwnerId, clock);
            await data.SaveChangesAsync(token);
            await jobs.EnqueueForPixelsAsync(photoId, again: true, token);
            data.AfterCommit(() => addresses.Forget(photoId));
            return true;
        }, Durability.Acknowledged, cancel);
    }

    async Task TurnMarksAsync(long photoId, int degrees, CancellationToken cancel)
    {
        foreach (var note in await data.PhotoNotes.Where(n => n.PhotoId == photoId).ToListAsync(cancel))
            note.Region = note.Region.Turned(degrees);
        foreach (var person in await data.PhotoPeople.Where(p => p.PhotoId == photoId && p.X != null).ToListAsync(cancel))
            person.Region = person.Region?.Turned(degrees);
    }
}
