using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Page;

/// <summary>What a viewer may do with one photo that they may see.</summary>
/// <param name="ShowsPlace">It has a place, and the viewer may know it.</param>
/// <param name="MayComment">Also one's own.</param>
/// <param name="MayAdd">Tags, notes and people.</param>
public sealed record PhotoRights(bool IsOwner, bool ShowsPlace, bool MayComment, bool MayAdd)
{
    /// <summary>Who was blocked by the owner, or is suspended, only looks.</summary>
    internal static async Task<PhotoRights> OfAsync(Photo photo, Viewer viewer, SiteData data, TimeProvider clock, CancellationToken cancel)
    {
        bool hasPlace = photo.Latitude is not null && photo.Longitude is not null;
        if (viewer.PersonId is not { } person)
            return new PhotoRights(false, hasPlace && photo.LocationVisibility == Visibility.Public, false, false);

        bool isOwner = photo.OwnerId == person;
        var mark = isOwner ? null : await data.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.OwnerId == photo.OwnerId && c.PersonId == person, cancel);
        bool maySpeak = await Standing.SuspendedUntilAsync(data, person, clock, cancel) is null
            && (isOwner || !await data.Blocks.AnyAsync(b => b.OwnerId == photo.OwnerId && b.PersonId == person, cancel));
        return new PhotoRights(
            isOwner,
            hasPlace && photo.LocationVisibility.Allows(isOwner, mark),
            maySpeak && photo.CommentPermission.Allows(isOwner, mark),
            maySpeak && photo.MetaPermission.Allows(isOwner, mark));
    }
}
