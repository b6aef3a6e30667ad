using System.Linq.Expressions;
using Heliograph.Similarity;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Similarity.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Similarity.Index;

/// <summary>
/// All photos by one kind of similarity, up to date whenever it is asked: what changed since is read first. Exact in memory at first, in the
/// newest generation of a trained index once there is one.
/// </summary>
/// <param name="folder">Where its generations are.</param>
sealed class KindIndex(SimilarityKind kind, string folder, ILogger log) : IDisposable
{
    const int Batch = 1_000;

    readonly SemaphoreSlim gate = new(1);
    string? model;
    IPhotoIndex? index;
    long position;
    DateTime folderSeen;

    public string Folder => folder;

    /// <summary>Brings it up to date and holds it for one search.</summary>
    /// <param name="current">What computes vectors of this kind now.</param>
    /// <returns>The caller disposes it.</returns>
    public async Task<HeldIndex> UpToDateAsync(string current, SiteData data, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var changed = Directory.Exists(folder) ? Directory.GetLastWriteTimeUtc(folder) : default;
            if (model != current || changed != folderSeen)
            {
                await OpenAsync(current, data, cancel);
                folderSeen = changed;
            }

            await FollowAsync(current, data, cancel);
            return new HeldIndex(index);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        (index as Generation)?.Dispose();
        gate.Dispose();
    }

    async Task OpenAsync(string current, SiteData data, CancellationToken cancel)
    {
        long newest = Generation.Numbers(folder).LastOrDefault();
        if (model == current && (newest == 0 || (index as Generation)?.Number == newest))
            return;
        if (newest > 0 && TryOpen(newest, current) is { } generation)
        {
            Become(current, generation, generation.Position);
            RemoveOlderThan(newest);
            return;
        }

        long at = await data.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;
        PhotoVectorSet? all = null;
        long after = 0;
        while (await ReadAsync(data, current, v => v.PhotoId > after, cancel) is { Count: > 0 } vectors)
        {
            (all ??= new PhotoVectorSet(vectors[0].Vector.Length)).Put(vectors);
            after = vectors[^1].PhotoId;
        }

        Become(current, all, at);
    }

    Generation? TryOpen(long number, string current)
    {
        try
        {
            var generation = Generation.Open(folder, number);
            if (generation.Model == current)
                return generation;
            generation.Dispose();
        }
        catch (Exception e) when (e is SimilarityException or IOException or FormatException or UnauthorizedAccessException)
        {
            log.LogError(e, "The index {Folder} cannot be opened, and photos are compared one by one. Remove the folder to have it built anew", folder);
        }

        return null;
    }

    void Become(string current, IPhotoIndex? next, long at)
    {
        // Searches that run hold the old one open until they end.
        (index as Generation)?.Dispose();
        index = next;
        (model, position) = (current, at);
    }

    void RemoveOlderThan(long newest)
    {
        foreach (long number in Generation.Numbers(folder).Where(n => n < newest))
        {
            try
            {
                Directory.Delete(Generation.PathOf(folder, number), recursive: true);
            }
            catch (IOException)
            {
                // Still mapped by a search, where that matters: it goes with the next one.
            }
        }
    }

    async Task FollowAsync(string current, SiteData data, CancellationToken cancel)
    {
        while (true)
        {
            long from = position;
            var changes = await data.Changes.Where(c => c.Sequence > from).OrderBy(c => c.Sequence).Take(Batch).Select(c => new { c.Sequence, c.Kind, c.PhotoId }).ToListAsync(cancel);
            if (changes.Count == 0)
                return;
            long[] photos = [.. changes.Where(c => c.PhotoId is not null && c.Kind is ChangeKind.PhotoLookedAt or ChangeKind.PhotoDeleted or ChangeKind.PhotoAdded).Select(c => c.PhotoId!.Value).Distinct()];
            if (photos.Length > 0)
            {
                var vectors = await ReadAsync(data, current, v => photos.Contains(v.PhotoId) && data.Photos.Any(p => p.Id == v.PhotoId), cancel);
                if (vectors.Count > 0)
                    (index ??= new PhotoVectorSet(vectors[0].Vector.Length)).Put(vectors);
                index?.Remove([.. photos.Except(vectors.Select(v => v.PhotoId))]);
            }

            position = changes[^1].Sequence;
            (index as Generation)?.MoveTo(position);
        }
    }

    async Task<List<(long PhotoId, float[] Vector)>> ReadAsync(SiteData data, string current, Expression<Func<PhotoVector, bool>> which, CancellationToken cancel) =>
        [.. (await data.PhotoVectors.AsNoTracking().Where(v => v.Kind == kind && v.Model == current).Where(which).OrderBy(v => v.PhotoId).Take(Batch).ToListAsync(cancel))
            .Select(v => (v.PhotoId, UnitVector.FromBytes(v.Values)))];
}
