using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>Which texts of a photo words are looked for in.</summary>
enum TextParts { Everywhere, TitleAndTags, Title }

/// <summary>Finds photos by their words, on either database. It knows nothing of who may see what: join what it finds to what the viewer may see.</summary>
abstract class FullText(SiteData data)
{
    /// <summary>At most so many hits lead to their photos; where there are more, photos are looked at in their order until a page is full.</summary>
    public const int Many = 10_000;

    public static FullText Of(SiteData data) => data is PostgresSiteData ? new PostgresFullText(data) : new SqliteFullText(data);

    /// <summary>Ids of the photos that have all the words, and none of the excluded, in these parts.</summary>
    public abstract IQueryable<long> Ids(IReadOnlyList<SearchWord> words, TextParts parts = TextParts.Everywhere);

    /// <summary>The photos of <see cref="Ids"/>, reached from the words.</summary>
    public abstract IQueryable<Photo> PhotosFromFewHits(IReadOnlyList<SearchWord> words);

    /// <summary>The photos of <see cref="Ids"/>, each asked for its words.</summary>
    public abstract IQueryable<Photo> PhotosFromManyHits(IReadOnlyList<SearchWord> words);

    /// <summary>How many photos have the words, of everybody's; more than <see cref="Many"/> are not counted.</summary>
    public Task<int> CountAsync(IReadOnlyList<SearchWord> words, CancellationToken cancel) => Ids(words).Take(Many + 1).CountAsync(cancel);

    protected SiteData Data => data;
}
