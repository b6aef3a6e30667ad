using System.Runtime.InteropServices;
using Heliograph.Similarity.Model;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Training;

/// <summary>What a training has found, kept in a file so that it can go on where it was stopped.</summary>
sealed class Checkpoint(TrainingOptions options, VectorSet sample)
{
    readonly Lazy<uint> _work = new(() => Checksum.Of(MemoryMarshal.AsBytes(sample.Values),
        Checksum.Of(MemoryMarshal.AsBytes<int>([options.Seed, options.Iterations, sample.Count, options.ProjectTo]))));

    /// <summary>What the same training found before, or null.</summary>
    /// <exception cref="SimilarityException">The file holds another training, or is damaged.</exception>
    public ModelParts? Load(ModelShape shape)
    {
        if (options.ResumeFile is not { } path || !File.Exists(path)) return null;
        var (parts, work) = ModelFile.Read(path);
        if (work != _work.Value || parts.Shape != shape)
            throw new SimilarityException(SimilarityFault.OtherModel, Path.GetFileName(path), 0, "It holds a training on other vectors or with other options: delete it to begin anew.");
        return parts;
    }

    public void Save(ModelParts parts)
    {
        if (options.ResumeFile is { } path) ModelFile.Write(path, parts, _work.Value);
    }

    public void Delete()
    {
        if (options.ResumeFile is { } path) File.Delete(path);
    }
}
