using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Albums;

/// <summary>The order that an album's owner gave.</summary>
static class AlbumOrder
{
    public static PhotoOrder Of(Album album, IQueryable<Photo> visible, SiteData data)
    {
        var places = data.AlbumPhotos.Where(a => a.AlbumId == album.Id && visible.Any(p => p.Id == a.PhotoId));
        return new PhotoOrder(
            visible,
            place => (place is { } from ? After(places, from) : places)
                .OrderBy(a => a.Position).ThenBy(a => a.PhotoId).Select(a => new PagePlace(a.Position, a.PhotoId)),
            place => Before(places, place)
                .OrderByDescending(a => a.Position).ThenByDescending(a => a.PhotoId).Select(a => new PagePlace(a.Position, a.PhotoId)));
    }

    static IQueryable<AlbumPhoto> After(IQueryable<AlbumPhoto> places, PagePlace place)
    {
        var (position, id) = place;
        return places.Where(a => a.Position >= position && (a.Position > position || a.PhotoId > id));
    }

    static IQueryable<AlbumPhoto> Before(IQueryable<AlbumPhoto> places, PagePlace place)
    {
        var (position, id) = place;
        return places.Where(a => a.Position <= position && (a.Position < position || a.PhotoId < id));
    }
}
