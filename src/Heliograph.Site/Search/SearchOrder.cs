using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Search;

/// <summary>The orders that a search can be walked in. Each has an index; the first comparison serves it, the second settles equal keys.</summary>
static class SearchOrder
{
    /// <summary>Interestingness is stored in steps of this: a whole number of them is a place in a list.</summary>
    public const double InterestStep = 1.0 / 1024;

    delegate IQueryable<PagePlace> Walk(IQueryable<Photo> photos, PagePlace? from);

    /// <param name="visible">All photos that the viewer may see.</param>
    /// <param name="photos">Those among them that were found.</param>
    public static PhotoOrder Of(PhotoSort sort, IQueryable<Photo> visible, IQueryable<Photo> photos)
    {
        (Walk down, Walk up) = sort switch
        {
            PhotoSort.TakenNewest or PhotoSort.TakenOldest => ((Walk)TakenDown, (Walk)TakenUp),
            PhotoSort.Interesting => (InterestingDown, InterestingUp),
            _ => (PostedDown, PostedUp),
        };
        return sort is PhotoSort.Oldest or PhotoSort.TakenOldest
            ? new PhotoOrder(visible, place => up(photos, place), place => down(photos, place))
            : new PhotoOrder(visible, place => down(photos, place), place => up(photos, place));
    }

    /// <summary>Where a photo stands in one of these orders.</summary>
    public static PagePlace PlaceOf(PhotoSort sort, Photo photo) => new(sort switch
    {
        PhotoSort.TakenNewest or PhotoSort.TakenOldest => Key(photo.TakenAt),
        PhotoSort.Interesting => (long)(photo.Interestingness / InterestStep),
        _ => photo.PostedAt,
    }, photo.Id);

    static IQueryable<PagePlace> PostedDown(IQueryable<Photo> photos, PagePlace? from)
    {
        if (from is var (at, id))
            photos = photos.Where(p => p.PostedAt <= at && (p.PostedAt < at || p.Id < id));
        return photos.OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.PostedAt, p.Id));
    }

    static IQueryable<PagePlace> PostedUp(IQueryable<Photo> photos, PagePlace? from)
    {
        if (from is var (at, id))
            photos = photos.Where(p => p.PostedAt >= at && (p.PostedAt > at || p.Id > id));
        return photos.OrderBy(p => p.PostedAt).ThenBy(p => p.Id).Select(p => new PagePlace(p.PostedAt, p.Id));
    }

    static IQueryable<PagePlace> TakenDown(IQueryable<Photo> photos, PagePlace? from)
    {
        if (from is var (key, id) && Text(key) is var at)
            photos = photos.Where(p => p.TakenAt.CompareTo(at) <= 0 && (p.TakenAt.CompareTo(at) < 0 || p.Id < id));
        return photos.OrderByDescending(p => p.TakenAt).ThenByDescending(p => p.Id).Select(p => new PagePlace(Key(p.TakenAt), p.Id));
    }

    static IQueryable<PagePlace> TakenUp(IQueryable<Photo> photos, PagePlace? from)
    {
        if (from is var (key, id) && Text(key) is var at)
            photos = photos.Where(p => p.TakenAt.CompareTo(at) >= 0 && (p.TakenAt.CompareTo(at) > 0 || p.Id > id));
        return photos.OrderBy(p => p.TakenAt).ThenBy(p => p.Id).Select(p => new PagePlace(Key(p.TakenAt), p.Id));
    }

    static IQueryable<PagePlace> InterestingDown(IQueryable<Photo> photos, PagePlace? from)
    {
        if (from is var (key, id) && key * InterestStep is var interest)
            photos = photos.Where(p => p.Interestingness <= interest && (p.Interestingness < interest || p.Id < id));
        return photos.OrderByDescending(p => p.Interestingness).ThenByDescending(p => p.Id).Select(p => new PagePlace((long)(p.Interestingness / InterestStep), p.Id));
    }

    static IQueryable<PagePlace> InterestingUp(IQueryable<Photo> photos, PagePlace? from)
    {
        if (from is var (key, id) && key * InterestStep is var interest)
            photos = photos.Where(p => p.Interestingness >= interest && (p.Interestingness > interest || p.Id > id));
        return photos.OrderBy(p => p.Interestingness).ThenBy(p => p.Id).Select(p => new PagePlace((long)(p.Interestingness / InterestStep), p.Id));
    }

    /// <summary><c>2019-05-17 10:30:00</c> as 20190517103000.</summary>
    static long Key(string taken) =>
        long.TryParse(string.Concat(taken.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out long key) ? key : 0;

    static string Text(long key)
    {
        string digits = key.ToString("D14", CultureInfo.InvariantCulture);
        return $"{digits[..4]}-{digits[4..6]}-{digits[6..8]} {digits[8..10]}:{digits[10..12]}:{digits[12..14]}";
    }
}
