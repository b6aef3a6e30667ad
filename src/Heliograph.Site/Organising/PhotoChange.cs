using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

/// <summary>Does to one photo what a batch says, and undoes it. Call these inside a transaction; the caller saves.</summary>
sealed class PhotoChange(SiteData data, PhotoDeletion deletion, PhotoAddressCache addresses, TimeProvider clock)
{
    /// <param name="photo">Tracked, with its tags.</param>
    public async Task<PhotoBefore> ApplyAsync(BatchAction action, Photo photo, CancellationToken cancel)
    {
        var raw = photo.Tags.OrderBy(t => t.Position).Select(t => t.Raw).ToList();
        var tags = new PhotoBefore([.. photo.Tags.OrderBy(t => t.Position).Select(t => new TagBefore(t.Raw, t.AuthorId, t.AddedAt))]);
        switch (action.Verb)
        {
            case BatchVerb.AddTags:
                Edit(photo, new PhotoEdit(Tags: [.. raw, .. action.Tags!]));
                return tags;
            case BatchVerb.RemoveTags:
                var gone = TagWords.From(action.Tags!).Select(t => t.Clean).ToHashSet();
                Edit(photo, new PhotoEdit(Tags: [.. raw.Where(r => !gone.Contains(TagWords.Clean(r)))]));
                return tags;
            case BatchVerb.SetTags:
                Edit(photo, new PhotoEdit(Tags: action.Tags));
                return tags;
            case BatchVerb.SetVisibility:
                var visibility = new PhotoBefore(Visibility: photo.Visibility);
                Edit(photo, new PhotoEdit(Visibility: action.Visibility));
                return visibility;
            case BatchVerb.SetLicence:
                var licence = new PhotoBefore(Licence: photo.Licence);
                Edit(photo, new PhotoEdit { Licence = action.Licence });
                return licence;
            case BatchVerb.AddToAlbum:
                long album = action.Album!.Value;
                var place = new PhotoBefore(WasOutside: !await data.AlbumPhotos.AnyAsync(a => a.AlbumId == album && a.PhotoId == photo.Id, cancel));
                if (await data.Albums.AnyAsync(a => a.Id == album && a.OwnerId == photo.OwnerId, cancel))
                    await AlbumContents.AppendAsync(data, album, photo.Id, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel);
                return place;
            case BatchVerb.AddToGroup:
                var answer = await PoolOf(photo).PutAsync(action.Group!.Value, [photo.Id], cancel);
                return new PhotoBefore(WasOutside: answer[0] is PoolAnswer.Added or PoolAnswer.Waiting);
            case BatchVerb.ShiftDates:
                var taken = new PhotoBefore(Taken: Taken(photo));
                if (Shifted(photo, action.Seconds!.Value) is { } shifted)
                    Edit(photo, new PhotoEdit { Taken = shifted });
                return taken;
            case BatchVerb.SetLocation or BatchVerb.RemoveLocation:
                var location = new PhotoBefore(Location: Location(photo));
                Edit(photo, new PhotoEdit { Location = action.Location, RemovesLocation = action.Verb == BatchVerb.RemoveLocation });
                return location;
            default:
                deletion.ToTrash(photo);
                return new PhotoBefore();
        }
    }

    /// <param name="photo">Tracked, with its tags; it may lie in the trash.</param>
    public async Task UndoAsync(BatchAction action, PhotoBefore before, Photo photo, CancellationToken cancel)
    {
        switch (action.Verb)
        {
            case BatchVerb.AddTags or BatchVerb.RemoveTags or BatchVerb.SetTags:
                Retag(action, before.Tags ?? [], photo);
                break;
            case BatchVerb.SetVisibility:
                Edit(photo, new PhotoEdit(Visibility: before.Visibility));
                break;
            case BatchVerb.SetLicence:
                Edit(photo, new PhotoEdit { Licence = before.Licence });
                break;
            case BatchVerb.AddToAlbum when before.WasOutside:
                long album = action.Album!.Value;
                await data.AlbumPhotos.Where(a => a.AlbumId == album && a.PhotoId == photo.Id).ExecuteDeleteAsync(cancel);
                await data.Albums.Where(a => a.Id == album && a.CoverPhotoId == photo.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.CoverPhotoId, (long?)null), cancel);
                break;
            case BatchVerb.AddToGroup when before.WasOutside:
                await PoolOf(photo).TakeOutAsync(action.Group!.Value, photo.Id, cancel);
                break;
            case BatchVerb.ShiftDates:
                Edit(photo, new PhotoEdit { Taken = before.Taken });
                break;
            case BatchVerb.SetLocation or BatchVerb.RemoveLocation:
                Edit(photo, new PhotoEdit { Location = before.Location, RemovesLocation = before.Location is null });
                break;
            case BatchVerb.Delete when photo.DeletedAt is not null:
                deletion.FromTrash(photo);
                break;
        }
    }

    /// <summary>Tags that somebody put there since stay, unless the batch was to leave none but its own.</summary>
    void Retag(BatchAction action, TagBefore[] before, Photo photo)
    {
        var concerned = TagWords.From(action.Tags!).Select(t => t.Clean).ToHashSet();
        var was = before.Select(t => TagWords.Clean(t.Raw)).ToHashSet();
        var now = photo.Tags.OrderBy(t => t.Position);
        Edit(photo, new PhotoEdit(Tags: action.Verb switch
        {
            BatchVerb.AddTags => [.. now.Where(t => !concerned.Contains(t.Clean) || was.Contains(t.Clean)).Select(t => t.Raw)],
            BatchVerb.RemoveTags => [.. now.Select(t => t.Raw), .. before.Select(t => t.Raw).Where(r => concerned.Contains(TagWords.Clean(r)))],
            _ => [.. before.Select(t => t.Raw)],
        }));
        foreach (var tag in before)
        {
            if (photo.Tags.Find(t => t.Clean == TagWords.Clean(tag.Raw)) is { } back)
                (back.AuthorId, back.AddedAt) = (tag.AuthorId, tag.AddedAt);
        }
    }

    void Edit(Photo photo, PhotoEdit edit)
    {
        edit.Apply(data, photo, photo.OwnerId, clock);
        data.AfterCommit(() => addresses.Forget(photo.Id));
    }

    // What a job does it does as the photo's owner.
    Pooling PoolOf(Photo photo) => new(data, new Viewer(photo.OwnerId), clock);

    static TakenDate Taken(Photo photo) => new(photo.IsTakenUnknown ? null : photo.TakenAt, photo.TakenGranularity);

    static PhotoLocation? Location(Photo photo) => photo is { Latitude: { } latitude, Longitude: { } longitude }
        ? new PhotoLocation(latitude, longitude, photo.LocationAccuracy, photo.LocationContext)
        : null;

    /// <returns>Null where the time of day is not known: a year has no hours to move by.</returns>
    static TakenDate? Shifted(Photo photo, long seconds)
    {
        const string stored = "yyyy-MM-dd HH:mm:ss";
        if (photo.IsTakenUnknown || photo.TakenGranularity != 0
            || !DateTime.TryParseExact(photo.TakenAt, stored, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            || at.Ticks + (seconds * TimeSpan.TicksPerSecond) is var moved && (moved < DateTime.MinValue.Ticks || moved > DateTime.MaxValue.Ticks))
            return null;
        return new TakenDate(at.AddSeconds(seconds).ToString(stored, CultureInfo.InvariantCulture), 0);
    }
}
