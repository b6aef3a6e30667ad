using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Rows;
using Heliograph.Site.Search;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Index;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Pivot;

/// <summary>A page of photos like others.</summary>
/// <param name="Asked">The photos that were asked with, of those that the viewer may see.</param>
/// <param name="Kind">By which they are compared.</param>
/// <param name="Reading">What the filters were taken for.</param>
/// <param name="IsReady">False where what was asked with has not been looked at yet.</param>
sealed record SimilarResults(
    IReadOnlyList<ListedPhoto> Asked, SimilarityKind Kind, SearchReading Reading, IReadOnlyList<ListedPhoto> Photos, bool HasMore, bool IsReady);

/// <summary>Answers what pages of similar photos are asked for.</summary>
sealed class SimilarSearch(SiteData data, Viewer viewer, SimilarPhotos similar, PhotoFeatures features)
{
    /// <summary>Photos on a page.</summary>
    public const int Length = 100;

    /// <summary>Whether there is a network by which content is compared.</summary>
    public bool KnowsContent => features.ModelOf(SimilarityKind.Content) is not null;

    /// <param name="given">The query's picture, where it has one.</param>
    /// <returns>Null where the viewer may not see a photo that is asked with.</returns>
    public async Task<SimilarResults?> FindAsync(SimilarQuery query, GivenPicture? given, CancellationToken cancel)
    {
        long[] ids = [.. query.Photos];
        var seen = await data.Photos.VisibleTo(viewer, data).Where(p => ids.Contains(p.Id)).Select(ListedPhoto.From).ToListAsync(cancel);
        if (seen.Count < ids.Length)
            return null;
        var asked = ids.Select(id => seen.Single(p => p.Photo.Id == id)).ToList();
        var kind = KindOf(query);
        var reading = await SearchReading.OfAsync(query.Filters, data, viewer, cancel);
        if (await RankAsync(query, reading, given, query.Page * Length + 1, cancel) is not { } found)
            return new SimilarResults(asked, kind, reading, [], HasMore: false, IsReady: false);

        long[] page = [.. found.Skip((query.Page - 1) * Length).Take(Length)];
        var listed = await data.Photos.VisibleTo(viewer, data).Where(p => page.Contains(p.Id)).Select(ListedPhoto.From).ToDictionaryAsync(p => p.Photo.Id, cancel);
        return new SimilarResults(asked, kind, reading, [.. page.Where(listed.ContainsKey).Select(id => listed[id])],
            HasMore: found.Count > query.Page * Length && query.Page < SimilarQuery.LastPage, IsReady: true);
    }

    /// <param name="reading">Of the query's filters.</param>
    /// <returns>So many of those found, or all, the nearest first; null where what is asked with was not looked at yet.</returns>
    public async Task<IReadOnlyList<long>?> RankAsync(SimilarQuery query, SearchReading reading, GivenPicture? given, int count, CancellationToken cancel)
    {
        long[] ids = [.. query.Photos];
        var kind = KindOf(query);
        if (await VectorAsync(kind, ids, given, cancel) is not { } vector)
            return null;

        // One's own hidden photos are found, for oneself.
        var among = data.Photos.Matching(reading.Filter, cameras: null, data).VisibleTo(viewer, data).SuitableFor(viewer, data)
            .Where(p => (!p.IsHidden || p.OwnerId == viewer.PersonId) && !ids.Contains(p.Id));
        return [.. (await similar.FindAsync(kind, vector, among, count, cancel)).Select(f => f.Id)];
    }

    SimilarityKind KindOf(SimilarQuery query) => query.Kind ?? (KnowsContent ? SimilarityKind.Content : SimilarityKind.Colour);

    /// <returns>What lies between all that is asked with; null where nothing of it was looked at by what is used now.</returns>
    async Task<float[]?> VectorAsync(SimilarityKind kind, long[] photos, GivenPicture? given, CancellationToken cancel)
    {
        var vectors = new List<float[]>();
        foreach (long photo in photos)
        {
            if (await similar.VectorAsync(photo, kind, cancel) is { } vector)
                vectors.Add(vector);
        }

        if (given?.Vectors.GetValueOrDefault(kind) is { } of)
            vectors.Add(of);
        if (vectors.Count == 0 || vectors.Exists(v => v.Length != vectors[0].Length))
            return null;
        float[] sum = new float[vectors[0].Length];
        foreach (float[] vector in vectors)
        {
            for (int i = 0; i < sum.Length; i++)
                sum[i] += vector[i];
        }

        return UnitVector.Of(sum);
    }
}
