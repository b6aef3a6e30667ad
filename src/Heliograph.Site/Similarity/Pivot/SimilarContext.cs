using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Pivot;

/// <summary>Photos like one or two, the nearest first, as a list that photos are opened from: <c>?in=similar-123?kind=colour</c>.</summary>
sealed class SimilarContext(SimilarSearch search, SiteData data, Viewer viewer) : IContextSource
{
    const string Name = "similar";

    public string Kind => Name;

    /// <returns>Null where a picture was given: it is too long to stand in the address of each photo.</returns>
    public static string? KeyOf(SimilarQuery query) =>
        query is { Photos.Count: > 0, Picture: null or "" } ? $"{Name}-{(query with { Page = 1 }).Address[(SimilarQuery.Path.Length + 1)..]}" : null;

    public async Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel)
    {
        string[] parts = list.Split('?', 2);
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            return null;
        var query = SimilarQuery.Of(id, new QueryCollection(QueryHelpers.ParseQuery(parts.Length > 1 ? parts[1] : "")));
        long[] asked = [.. query.Photos];
        if (KeyOf(query) is not { } key || await data.Photos.VisibleTo(viewer, data).CountAsync(p => asked.Contains(p.Id), cancel) < asked.Length)
            return null;

        var reading = await SearchReading.OfAsync(query.Filters, data, viewer, cancel);
        // Most are opened from the first page.
        foreach (int pages in (int[])[1, SimilarQuery.LastPage])
        {
            int count = pages * SimilarSearch.Length;
            if (await search.RankAsync(query, reading, given: null, count + 1, cancel) is not { } ranked)
                return null;
            int rank = ranked.Take(count).ToList().IndexOf(photo.Id);
            if (rank >= 0)
                return new RankedContext(key, SimilarityTexts.Title, query with { Page = rank / SimilarSearch.Length + 1 }, ranked, rank, data.Photos.VisibleTo(viewer, data));
        }

        return null;
    }

    sealed record RankedContext(string? Key, string Name, SimilarQuery Query, IReadOnlyList<long> Ranked, int Rank, IQueryable<Photo> Visible) : PhotoContext(Key, Name)
    {
        public override Task<PhotoSurroundings> AroundAsync(int each, CancellationToken cancel) => Task.FromResult(new PhotoSurroundings(
            [.. Ranked.Take(Rank).TakeLast(each)], [.. Ranked.Skip(Rank + 1).Take(each)], Visible, Query.Address));
    }
}
