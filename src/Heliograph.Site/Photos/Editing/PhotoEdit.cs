using Heliograph.Site.Accounts;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos.Tags;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Editing;

/// <summary>What an owner changes about a photo; null leaves it as it is.</summary>
/// <param name="Tags">As written; they replace those there were.</param>
/// <param name="Place">Who sees where it was taken.</param>
sealed record PhotoEdit(
    string? Title = null, string? Description = null, Visibility? Visibility = null, IReadOnlyList<string>? Tags = null, Visibility? Place = null)
{
    public const int LongestTitle = 255;
    public const int LongestDescription = 10_000;

    public Licence? Licence { get; init; }
    public SafetyLevel? Safety { get; init; }
    public ContentType? ContentType { get; init; }
    public bool? IsHidden { get; init; }
    public Permission? CommentPermission { get; init; }
    public Permission? MetaPermission { get; init; }

    /// <summary>Unix milliseconds, not in the future.</summary>
    public long? PostedAt { get; init; }

    public TakenDate? Taken { get; init; }

    /// <summary>A valid one.</summary>
    public PhotoLocation? Location { get; init; }

    /// <summary>Where it was taken is to be forgotten.</summary>
    public bool RemovesLocation { get; init; }

    /// <summary>Changes a photo of the viewer's.</summary>
    /// <returns>False where the viewer has no such photo.</returns>
    public Task<bool> SaveAsync(long photoId, SiteData data, Viewer viewer, PhotoAddressCache addresses, TimeProvider clock, CancellationToken cancel) =>
        data.WriteAsync(async stop =>
        {
            var photo = await data.Photos.Include(p => p.Tags).SingleOrDefaultAsync(p => p.Id == photoId && p.OwnerId == viewer.PersonId, stop);
            if (photo is null)
                return false;
            Apply(data, photo, photo.OwnerId, clock);
            await data.SaveChangesAsync(stop);
            data.AfterCommit(() => addresses.Forget(photoId));
            return true;
        }, Durability.Acknowledged, cancel);

    /// <summary>Applies the edit and notes the change; the caller saves both in one transaction. Narrowed visibility renews every address.</summary>
    /// <param name="photo">Tracked, with its tags if those change; the caller has made sure that <paramref name="personId"/> may change it.</param>
    public void Apply(SiteData data, Photo photo, long personId, TimeProvider clock)
    {
        if (Tags is not null)
            Tagging.Replace(photo, Tags, personId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        Set(photo);
        if (Visibility is { } visibility && visibility != photo.Visibility)
        {
            if (!visibility.Includes(photo.Visibility))
                PhotoAddress.RenewSecrets(photo);
            photo.Visibility = visibility;
            ChangeLog.Append(data, ChangeKind.PhotoVisibilityChanged, photo.Id, personId, clock);
        }

        NoteEdit(data, photo, personId, clock);
    }

    /// <summary>What changes nothing but the photo's own row, nor who sees it.</summary>
    public void Set(Photo photo)
    {
        if (Title is not null)
            photo.Title = Shorten(Title.Trim(), LongestTitle);
        if (Description is not null)
            photo.Description = Shorten(Description.Trim().ReplaceLineEndings("\n"), LongestDescription);
        photo.Licence = Licence ?? photo.Licence;
        photo.Safety = Safety ?? photo.Safety;
        photo.ContentType = ContentType ?? photo.ContentType;
        photo.IsHidden = IsHidden ?? photo.IsHidden;
        photo.CommentPermission = CommentPermission ?? photo.CommentPermission;
        photo.MetaPermission = MetaPermission ?? photo.MetaPermission;
        photo.PostedAt = PostedAt ?? photo.PostedAt;
        Taken?.ApplyTo(photo);
        SetLocation(photo);
    }

    /// <summary>Notes that the photo or its tags were changed, if they were.</summary>
    public static void NoteEdit(SiteData data, Photo photo, long personId, TimeProvider clock)
    {
        data.ChangeTracker.DetectChanges();
        if (data.Entry(photo).State == EntityState.Modified || data.ChangeTracker.Entries<PhotoTag>().Any(t => t.State != EntityState.Unchanged && t.Entity.PhotoId == photo.Id))
            Touch(data, photo, personId, clock);
    }

    /// <summary>Notes that something about the photo was changed, wherever that is kept.</summary>
    public static void Touch(SiteData data, Photo photo, long personId, TimeProvider clock)
    {
        photo.UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
        ChangeLog.Append(data, ChangeKind.PhotoEdited, photo.Id, personId, clock);
    }

    void SetLocation(Photo photo)
    {
        if (Location is { } at)
            (photo.Latitude, photo.Longitude, photo.LocationAccuracy, photo.LocationContext) = (at.Latitude, at.Longitude, at.Accuracy, at.Context);
        else if (RemovesLocation)
            (photo.Latitude, photo.Longitude, photo.LocationContext) = (null, null, LocationContext.Unknown);
        photo.LocationVisibility = Place ?? photo.LocationVisibility;
    }

    // Never between the halves of a character, which no database would keep.
    static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
