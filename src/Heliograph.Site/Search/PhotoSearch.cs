using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>What a search found.</summary>
/// <param name="Photos">All that the viewer may see, in no order.</param>
/// <param name="Order">Them in the order asked for, to be walked page by page.</param>
/// <param name="Sort">The order; another than asked for where words are too frequent to weigh.</param>
sealed record PhotoSearchResult(IQueryable<Photo> Photos, PhotoOrder Order, PhotoSort Sort)
{
    /// <summary>Photos are counted up to here.</summary>
    public const int MostCounted = 10_000;

    /// <returns>At most one more than <see cref="MostCounted"/>.</returns>
    public Task<int> CountAsync(CancellationToken cancel) => Photos.Take(MostCounted + 1).CountAsync(cancel);
}

/// <summary>The door to searching: pages, feeds and the Flickr API come in here. Nothing is found that the viewer may not see.</summary>
sealed class PhotoSearch(SiteData data, Viewer viewer)
{
    /// <summary>From more photos than this with one tag it is quicker to look at photos in their order.</summary>
    const int FrequentTag = 3_000;

    public async Task<PhotoSearchResult> FindAsync(PhotoFilter filter, PhotoSort sort, CancellationToken cancel)
    {
        var (candidates, left, isFrequent) = await CandidatesAsync(filter, cancel);
        var cameras = filter.Camera is { } camera ? await Cameras.LikeAsync(camera, data, cancel) : null;
        // One's own hidden photos are found, for oneself.
        var photos = candidates.Matching(left, cameras, data).VisibleTo(viewer, data).SuitableFor(viewer, data)
            .Where(p => !p.IsHidden || p.OwnerId == viewer.PersonId);
        if (filter.Place is not null)
            photos = photos.WithPlaceVisibleTo(viewer.PersonId, data);
        if (filter.Safety is { } safety)
            photos = photos.Where(p => p.Safety <= safety);

        if (sort == PhotoSort.Relevant && (isFrequent || !filter.Words.Any(w => !w.IsExcluded)))
            sort = PhotoSort.Newest;
        var visible = data.Photos.VisibleTo(viewer, data);
        var order = sort == PhotoSort.Relevant ? Relevance.Order(visible, photos, filter.Words, FullText.Of(data)) : SearchOrder.Of(sort, visible, photos);
        return new PhotoSearchResult(photos, order, sort);
    }

    /// <summary>Where to start from: the rarest thing that is asked for, so that little is looked at.</summary>
    /// <returns>Left: what the candidates are still to be asked for.</returns>
    async Task<(IQueryable<Photo> Candidates, PhotoFilter Left, bool IsFrequent)> CandidatesAsync(PhotoFilter filter, CancellationToken cancel)
    {
        if (filter.Words.Count > 0)
        {
            var text = FullText.Of(data);
            bool isFrequent = await text.CountAsync(filter.Words, cancel) > FullText.Many;
            return (isFrequent ? text.PhotosFromManyHits(filter.Words) : text.PhotosFromFewHits(filter.Words), filter, isFrequent);
        }

        if (filter.OwnerId is null && filter.Tags is [[{ Clean: { } tag }], ..]
            && await data.PhotoTags.Where(t => t.Clean == tag).Take(FrequentTag + 1).CountAsync(cancel) <= FrequentTag)
            return (PhotosTagged(tag), filter with { Tags = [.. filter.Tags.Skip(1)] }, false);
        return (data.Photos, filter, false);
    }

    // SQLite keeps the order of a cross join; PostgreSQL knows how frequent a tag is.
    IQueryable<Photo> PhotosTagged(string tag) => data is PostgresSiteData
        ? data.Photos.Where(p => p.Tags.Any(t => t.Clean == tag))
        : data.Photos.FromSql($"select p.* from photo_tag t cross join photo p on p.id = t.photo_id where t.clean = {tag}");
}
