using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

/// <summary>Albums as lists that photos are opened from: <c>?in=album-123</c>.</summary>
sealed class AlbumContext(SiteData data, Viewer viewer) : IContextSource
{
    const string Name = "album";

    public string Kind => Name;

    public static string KeyOf(long albumId) => $"{Name}-{albumId}";

    public async Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel)
    {
        if (!long.TryParse(list, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            || await data.AlbumPhotos.Where(a => a.AlbumId == id && a.PhotoId == photo.Id).Select(a => (long?)a.Position).SingleOrDefaultAsync(cancel) is not { } position
            || await data.Albums.AsNoTracking().Include(a => a.Owner).SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } album)
            return null;

        return new OrderedContext(KeyOf(id), album.Title, $"{PageAddress.OfPhotostream(album.Owner!.Alias)}albums/{id}/",
            AlbumOrder.Of(album, data.Photos.VisibleTo(viewer, data).SuitableFor(viewer, data), data), new PagePlace(position, photo.Id));
    }
}
