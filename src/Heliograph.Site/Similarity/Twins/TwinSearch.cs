using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Index;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Twins;

/// <summary>Finds, for a photo that was just looked at, those of its owner that show nearly the same picture: near by every kind of similarity there is.</summary>
sealed class TwinSearch(SiteData data, SimilarPhotos similar)
{
    const int Most = 5;

    /// <summary>Cosines that copies of another size, quality or crop keep, and other pictures hardly reach; bench/Similarity has what they are on photographs.</summary>
    static readonly Dictionary<SimilarityKind, float> Least = new() { [SimilarityKind.Content] = 0.85f, [SimilarityKind.Colour] = 0.95f, [SimilarityKind.Texture] = 0.95f };

    public async Task FindAsync(Photo photo, IReadOnlyList<Feature> features, CancellationToken cancel)
    {
        if (features.FirstOrDefault(f => f.Kind == SimilarityKind.Texture) is not { } texture)
            return;
        var own = data.Photos.Where(p => p.OwnerId == photo.OwnerId && p.Id != photo.Id);
        var near = await similar.FindAsync(SimilarityKind.Texture, texture.Vector, own, Most, cancel);
        var twins = new List<PhotoTwin>();
        foreach (var candidate in near.Where(n => 1 - n.Distance / 2 >= Least[SimilarityKind.Texture]))
        {
            if (await LikenessAsync(candidate.Id, features, cancel) is { } likeness)
                twins.Add(new PhotoTwin { PhotoId = Math.Min(photo.Id, candidate.Id), OtherId = Math.Max(photo.Id, candidate.Id), OwnerId = photo.OwnerId, Likeness = likeness });
        }

        await data.WriteAsync(async stop =>
        {
            await data.PhotoTwins.Where(t => (t.PhotoId == photo.Id || t.OtherId == photo.Id) && !t.IsKept).ExecuteDeleteAsync(stop);
            foreach (var twin in twins)
            {
                // One of them may have gone meanwhile, and what the owner settled stays.
                if (!await data.PhotoTwins.AnyAsync(t => t.PhotoId == twin.PhotoId && t.OtherId == twin.OtherId, stop)
                    && await data.Photos.CountAsync(p => p.Id == twin.PhotoId || p.Id == twin.OtherId, stop) == 2)
                    data.PhotoTwins.Add(twin);
            }

            await data.SaveChangesAsync(stop);
            data.ChangeTracker.Clear();
            return 0;
        }, Durability.Process, cancel);
    }

    /// <returns>The least cosine of all kinds; null where one is too small.</returns>
    async Task<float?> LikenessAsync(long other, IReadOnlyList<Feature> features, CancellationToken cancel)
    {
        float least = 1;
        foreach (var feature in features)
        {
            if (await similar.VectorAsync(other, feature.Kind, cancel) is not { } vector)
                continue;
            float cosine = 0;
            for (int i = 0; i < vector.Length; i++)
                cosine += vector[i] * feature.Vector[i];
            if (cosine < Least[feature.Kind])
                return null;
            least = Math.Min(least, cosine);
        }

        return least;
    }
}
