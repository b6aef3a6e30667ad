using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>What a search found.</summary>
/// <param name="Photos">All that the viewer may see, in no order, reached by the shortest way.</param>
/// <param name="Order">Them in the order asked for, to be walked page by page.</param>
/// <param name="Sort">The order; another than asked for where words are too frequent to weigh.</param>
/// <param name="IsShort">All photos are reached to put them in order.</param>
sealed record PhotoSearchResult(IQueryable<Photo> Photos, PhotoOrder Order, PhotoSort Sort, bool IsShort)
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
        var start = await StartAsync(filter, cancel);
        var cameras = filter.Camera is { } camera ? await Cameras.LikeAsync(camera, data, cancel) : null;
        var photos = Narrow(start.ByOrder, start.Left, cameras);
        var counted = ReferenceEquals(start.ByOrder, start.ByWhat) ? photos : Narrow(start.ByWhat, start.Left, cameras);
        bool isFrequent = photos != counted;

        if (sort == PhotoSort.Relevant && (isFrequent || !filter.Words.Any(w => !w.IsExcluded)))
            sort = PhotoSort.Newest;
        var visible = data.Photos.VisibleTo(viewer, data);
        var order = sort == PhotoSort.Relevant ? Relevance.Order(visible, photos, filter.Words, FullText.Of(data)) : SearchOrder.Of(sort, visible, photos);
        return new PhotoSearchResult(counted, order, sort, IsShort: !isFrequent && start.ByWhat is not DbSet<Photo>);
    }

    IQueryable<Photo> Narrow(IQueryable<Photo> photos, PhotoFilter filter, IReadOnlyList<string>? cameras)
    {
        // One's own hidden photos are found, for oneself.
        photos = photos.Matching(filter, cameras, data).VisibleTo(viewer, data).SuitableFor(viewer, data).Where(p => !p.IsHidden || p.OwnerId == viewer.PersonId);
        if (filter.Place is not null || filter.HasPlace == true)
            photos = photos.WithPlaceVisibleTo(viewer.PersonId, data);
        if (filter.HasPlace == false && data.Photos.WithPlaceVisibleTo(viewer.PersonId, data) is var placed)
            photos = photos.Where(p => !placed.Any(q => q.Id == p.Id));
        return filter.Safety is { } safety ? photos.Where(p => p.Safety <= safety) : photos;
    }

    /// <summary>
    /// Where to start from. What few photos have leads to them, and they are put in order; of what many have, photos are looked at in
    /// their order until a page is full.
    /// </summary>
    async Task<Start> StartAsync(PhotoFilter filter, CancellationToken cancel)
    {
        if (filter.Words.Count > 0)
        {
            var text = FullText.Of(data);
            var few = text.PhotosFromFewHits(filter.Words);
            return new Start(await text.CountAsync(filter.Words, cancel) > FullText.Many ? text.PhotosFromManyHits(filter.Words) : few, few, filter);
        }

        if (filter.OwnerId is null && filter.Tags is [[{ Clean: { } tag }], ..])
        {
            var tagged = PhotosTagged(tag);
            bool isFrequent = await data.PhotoTags.Where(t => t.Clean == tag).Take(FrequentTag + 1).CountAsync(cancel) > FrequentTag;
            return new Start(isFrequent ? data.Photos.Where(p => p.Tags.Any(t => t.Clean == tag)) : tagged, tagged, filter with { Tags = [.. filter.Tags.Skip(1)] });
        }

        return new Start(data.Photos, data.Photos, filter);
    }

    /// <param name="ByOrder">What a page of the list is found among.</param>
    /// <param name="ByWhat">The same photos, from what is asked for.</param>
    /// <param name="Left">What they are still to be asked for.</param>
    sealed record Start(IQueryable<Photo> ByOrder, IQueryable<Photo> ByWhat, PhotoFilter Left);

    // SQLite keeps the order of a cross join; PostgreSQL knows how frequent a tag is.
    IQueryable<Photo> PhotosTagged(string tag) => data is PostgresSiteData
        ? data.Photos.Where(p => p.Tags.Any(t => t.Clean == tag))
        : data.Photos.FromSql($"select p.* from photo_tag t cross join photo p on p.id = t.photo_id where t.clean = {tag}");
}
