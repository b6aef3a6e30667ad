using System.Runtime.InteropServices;
using Heliograph.Similarity;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Similarity.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Similarity.Index;

/// <summary>Trains an index for each kind that has enough photos and no index, or one that does not fit any more.</summary>
sealed class TrainJob(SiteData data, DataFolder folder, SimilarityIndexes indexes, PhotoFeatures features, IOptions<SimilarityOptions> options) : IJobKind
{
    public const string Name = "similarity.train";
    const int Batch = 2_000;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        foreach (var kind in Enum.GetValues<SimilarityKind>())
        {
            if (features.ModelOf(kind) is { } model && await data.PhotoVectors.CountAsync(v => v.Kind == kind && v.Model == model, cancel) >= options.Value.IndexFrom
                && !await FitsAsync(kind, model, cancel))
                await TrainAsync(kind, model, run, cancel);
        }
    }

    /// <summary>Trains on all there is and puts the index in the place of the one before. Searches go on meanwhile.</summary>
    public async Task TrainAsync(SimilarityKind kind, string model, JobRun? run, CancellationToken cancel)
    {
        string kindFolder = indexes[kind].Folder, file = Path.Combine(folder.Temporary, $"similarity-{Guid.NewGuid():n}.fvecs");
        try
        {
            long position = await data.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;
            var photos = await WriteVectorsAsync(kind, model, file, cancel);
            using var vectors = VectorFile.Open(file);
            // A thread of its own, and only one: people are waiting for pages.
            await Task.Run(() =>
            {
                var trained = LopqModel.Train(vectors, Sized(vectors), new Told<TrainingProgress>(p => run?.Report(0.8 * p.Share, $"{kind}: {p.Step}")), cancel);
                Generation.Write(kindFolder, trained, vectors, photos, model, position, new Told<double>(share => run?.Report(0.8 + 0.2 * share, $"{kind}")), cancel);
            }, cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>As docs/similarity.md says which sizes to take.</summary>
    static TrainingOptions Sized(VectorSource vectors) => new()
    {
        Clusters = vectors.Count switch { < 50_000 => 8, < 500_000 => 16, < 5_000_000 => 64, _ => 256 },
        Subquantizers = 16,
        ProjectTo = Math.Min(64, vectors.Dimension),
        Threads = 1,
    };

    async Task<List<long>> WriteVectorsAsync(SimilarityKind kind, string model, string file, CancellationToken cancel)
    {
        var photos = new List<long>();
        await using var output = new BufferedStream(File.Create(file), 1 << 16);
        while (true)
        {
            long after = photos is [.., var last] ? last : 0;
            var vectors = await data.PhotoVectors.AsNoTracking().Where(v => v.Kind == kind && v.Model == model && v.PhotoId > after && data.Photos.Any(p => p.Id == v.PhotoId))
                .OrderBy(v => v.PhotoId).Take(Batch).ToListAsync(cancel);
            if (vectors.Count == 0)
                return photos;
            foreach (var vector in vectors)
            {
                float[] values = UnitVector.FromBytes(vector.Values);
                output.Write(BitConverter.GetBytes(values.Length));
                output.Write(MemoryMarshal.AsBytes<float>(values));
                photos.Add(vector.PhotoId);
            }
        }
    }

    async Task<bool> FitsAsync(SimilarityKind kind, string model, CancellationToken cancel)
    {
        using var there = await indexes[kind].UpToDateAsync(model, data, cancel);
        return there.Generation is { RetrainingPays: false };
    }

    sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
