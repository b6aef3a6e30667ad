using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Albums;

static class AlbumVisibility
{
    /// <summary>The albums that show the viewer at least one photo, and the viewer's own.</summary>
    public static IQueryable<Album> AlbumsVisibleTo(this SiteData data, Viewer viewer)
    {
        var photos = data.Photos.VisibleTo(viewer, data);
        return data.Albums.Where(a => a.OwnerId == viewer.PersonId
            || data.AlbumPhotos.Any(place => place.AlbumId == a.Id && photos.Any(p => p.Id == place.PhotoId)));
    }
}
