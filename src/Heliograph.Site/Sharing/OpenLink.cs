using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Sharing;

/// <summary>A link that is good now, and what it leads to.</summary>
/// <param name="Album">Null where it shows one photo.</param>
/// <param name="TakesPhotos">Guests may put photos into the album.</param>
public sealed record OpenLink(ShareLink Link, Person Owner, Album? Album, bool TakesPhotos)
{
    public string Address => AddressOf(Link.Token);

    public string OwnerName => Owner.DisplayName.Length > 0 ? Owner.DisplayName : Owner.Alias;

    public static string AddressOf(string token) => $"/s/{token}";

    public string AddressOfPhoto(long photoId) => $"{Address}/{photoId}";

    internal IQueryable<Photo> Photos(SiteData data) => data.Photos.CoveredBy(Link, data);
}

static class LinkCover
{
    /// <summary>
    /// What a link shows, whoever asks and whatever the photos' visibility: its owner's photo, or those of the owner's in the album.
    /// A guest's photo the owner lets out first: otherwise a link would publish whatever anybody gives it.
    /// </summary>
    public static IQueryable<Photo> CoveredBy(this IQueryable<Photo> photos, ShareLink link, SiteData data)
    {
        var (owner, photo, album) = (link.OwnerId, link.PhotoId, link.AlbumId);
        var shared = photos.Where(p => p.OwnerId == owner && p.TakenDownAt == null);
        return photo is not null
            ? shared.Where(p => p.Id == photo)
            : shared.Where(p => (p.ShareLinkId == null || p.Visibility != Visibility.Private) && data.AlbumPhotos.Any(a => a.AlbumId == album && a.PhotoId == p.Id));
    }
}
