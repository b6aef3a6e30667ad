using Heliograph.Similarity;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Features;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Index;

/// <summary>Finds the photos like a picture among those that somebody may find. What they may not see takes no place of what they may.</summary>
sealed class SimilarPhotos(SiteData data, SimilarityIndexes indexes, PhotoFeatures features)
{
    /// <summary>So few are compared one by one, whatever is near besides.</summary>
    const int Few = 2_000;

    /// <summary>How many neighbours the database is asked about at once.</summary>
    const int Asked = 500;

    /// <returns>The photo's vector as it was computed by what computes them now; null: it was not looked at yet.</returns>
    public async Task<float[]?> VectorAsync(long photoId, SimilarityKind kind, CancellationToken cancel) =>
        features.ModelOf(kind) is { } model
            && await data.PhotoVectors.Where(v => v.PhotoId == photoId && v.Kind == kind && v.Model == model).Select(v => v.Values).SingleOrDefaultAsync(cancel) is { } values
            ? UnitVector.FromBytes(values)
            : null;

    /// <param name="vector">Of length one, by what computes vectors of that kind now.</param>
    /// <param name="among">Only photos that the viewer may see and that pass all filters.</param>
    /// <returns>The nearest first, so many or all that there are.</returns>
    public async Task<IReadOnlyList<Neighbour>> FindAsync(SimilarityKind kind, float[] vector, IQueryable<Photo> among, int count, CancellationToken cancel)
    {
        if (features.ModelOf(kind) is not { } model)
            return [];
        using var index = await indexes[kind].UpToDateAsync(model, data, cancel);
        var few = (await among.Select(p => p.Id).Take(Few + 1).ToListAsync(cancel)).ToHashSet();
        if (few.Count <= Few)
            return index.Search(vector, count, few.Contains);

        var found = new List<Neighbour>();
        for (int asked = Math.Max(Asked, 2 * count), known = 0; ; asked *= 4)
        {
            var near = index.Search(vector, asked, where: null);
            foreach (var chunk in near.Skip(known).Chunk(Asked))
            {
                long[] ids = [.. chunk.Select(n => n.Id)];
                var visible = (await among.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
                found.AddRange(chunk.Where(n => visible.Contains(n.Id)));
                if (found.Count >= count)
                    return found[..count];
            }

            if (near.Length < asked)
                return found;
            known = near.Length;
        }
    }
}
