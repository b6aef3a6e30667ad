using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity;
using Heliograph.Site.Similarity.Index;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>Groups in whose pools are the photos most like it, as a network sees them; none where no network is installed.</summary>
sealed class SimilarPools(SiteData data, SimilarPhotos similar) : IPhotoRanking
{
    const int Nearest = 60;

    public async Task<IReadOnlyList<long>> RankAsync(Photo photo, SuggestionModel model, CancellationToken cancel)
    {
        if (await similar.VectorAsync(photo.Id, SimilarityKind.Content, cancel) is not { } vector)
            return [];
        var among = data.Photos.InPublicLists(Viewer.Anonymous, data).Where(p => p.Id != photo.Id && data.PoolPhotos.Any(f => f.PhotoId == p.Id && f.State == PoolState.Accepted));
        long[] near = [.. (await similar.FindAsync(SimilarityKind.Content, vector, among, Nearest, cancel)).Select(n => n.Id)];
        var places = await data.PoolPhotos.Where(p => p.State == PoolState.Accepted && near.Contains(p.PhotoId)).Select(p => new { p.GroupId, p.PhotoId }).ToListAsync(cancel);
        // The nearest speaks loudest, and many are worth more than one.
        return
        [
            .. places.GroupBy(p => p.GroupId).Select(g => (Group: g.Key, Score: g.Sum(p => 1.0 / (1 + Array.IndexOf(near, p.PhotoId)))))
                .OrderByDescending(g => g.Score).ThenBy(g => g.Group).Select(g => g.Group),
        ];
    }
}
