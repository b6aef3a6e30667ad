using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>
/// Photos with all the words in their title come first, then those with all of them in title and tags, then the rest; each newest first.
/// Where a photo stands does not depend on other photos, so that pages keep their edges while others arrive.
/// </summary>
static class Relevance
{
    /// <summary>More than any posted time in Unix milliseconds until the year 2286.</summary>
    const long Rank = 10_000_000_000_000;

    public static PhotoOrder Order(IQueryable<Photo> visible, IQueryable<Photo> photos, IReadOnlyList<SearchWord> words, FullText text)
    {
        var places = Places(photos, words, text);
        return new PhotoOrder(
            visible,
            place => (place is var (key, id) ? places.Where(p => p.Key < key || (p.Key == key && p.Id < id)) : places)
                .OrderByDescending(p => p.Key).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.Key, p.Id)),
            place => places.Where(p => p.Key > place.Key || (p.Key == place.Key && p.Id > place.PhotoId))
                .OrderBy(p => p.Key).ThenBy(p => p.Id).Select(p => new PagePlace(p.Key, p.Id)));
    }

    /// <summary>Where one of the photos stands in that order.</summary>
    public static Task<PagePlace> PlaceOfAsync(long photoId, IQueryable<Photo> photos, IReadOnlyList<SearchWord> words, FullText text, CancellationToken cancel) =>
        Places(photos, words, text).Where(p => p.Id == photoId).Select(p => new PagePlace(p.Key, p.Id)).SingleAsync(cancel);

    static IQueryable<Place> Places(IQueryable<Photo> photos, IReadOnlyList<SearchWord> words, FullText text)
    {
        var inTitle = text.Ids(words, TextParts.Title);
        var inTags = text.Ids(words, TextParts.TitleAndTags);
        return photos.Select(p => new Place { Id = p.Id, Key = p.PostedAt + (inTitle.Contains(p.Id) ? 2 * Rank : inTags.Contains(p.Id) ? Rank : 0) });
    }

    sealed record Place
    {
        public required long Id { get; init; }
        public required long Key { get; init; }
    }
}
