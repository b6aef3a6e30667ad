using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Model;

/// <summary>The model format, whole or as far as a training has come.</summary>
/// <remarks>Little-endian: <c>HGLOPQM1</c>; int32 input dimension, D, V, M, bits, metric; uint32 fingerprint of a training's work
/// and a reserved int32; float64 distortion; then float32 arrays, each with its length as int32 in front, 0 where it is missing:
/// projection mean, projection, for each half coarse, means and rotations, the sub-quantizers; CRC-32C of all that.</remarks>
static class ModelFile
{
    const int HeaderBytes = 48;

    static ReadOnlySpan<byte> Magic => "HGLOPQM1"u8;

    public static void Write(string path, ModelParts parts, uint work)
    {
        using var bytes = Content(parts, work);
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        WholeFile.Write(path, stream =>
        {
            stream.Write(content.Span);
            stream.Write(MemoryMarshal.AsBytes<uint>([Checksum.Of(content.Span)]));
        });
    }

    public static uint Fingerprint(ModelParts parts)
    {
        using var bytes = Content(parts, work: 0);
        return Checksum.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <exception cref="SimilarityException">It is no model, or damaged.</exception>
    public static (ModelParts Parts, uint Work) Read(string path)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderBytes + 4 || !bytes.AsSpan(0, 8).SequenceEqual(Magic)) throw new SimilarityException(SimilarityFault.Foreign, name, 0, "This is no model.");
        var content = bytes.AsSpan(0, bytes.Length - 4);
        if (Checksum.Of(content) != MemoryMarshal.Read<uint>(bytes.AsSpan(content.Length)))
            throw new SimilarityException(SimilarityFault.Damaged, name, content.Length, "The checksum does not fit: the model is damaged.");

        var numbers = MemoryMarshal.Cast<byte, int>(content[8..40]);
        var shape = new ModelShape(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], (Metric)numbers[5]);
        if (shape.Contradiction() is { } wrong) throw new SimilarityException(SimilarityFault.Damaged, name, 8, wrong);
        var parts = new ModelParts(shape) { Distortion = MemoryMarshal.Read<double>(content[40..]) };
        int at = HeaderBytes;
        foreach (var slot in Slots(parts)) at = slot.Read(content, at, name);
        if (at != content.Length) throw new SimilarityException(SimilarityFault.Damaged, name, at, "The model goes on after its end.");
        return (parts, (uint)numbers[6]);
    }

    static MemoryStream Content(ModelParts parts, uint work)
    {
        var stream = new MemoryStream();
        var shape = parts.Shape;
        stream.Write(Magic);
        stream.Write(MemoryMarshal.AsBytes<int>([shape.InputDimension, shape.Dimension, shape.Clusters, shape.Subquantizers, shape.Bits, (int)shape.Metric, (int)work, 0]));
        stream.Write(MemoryMarshal.AsBytes<double>([parts.Distortion]));
        foreach (var slot in Slots(parts))
        {
            stream.Write(MemoryMarshal.AsBytes<int>([slot.Value?.Length ?? 0]));
            stream.Write(MemoryMarshal.AsBytes(slot.Value.AsSpan()));
        }
        return stream;
    }

    static IEnumerable<Slot> Slots(ModelParts parts)
    {
        var shape = parts.Shape;
        int half = shape.HalfDimension;
        yield return new(shape.InputDimension, parts.ProjectionMean, value => parts.ProjectionMean = value);
        yield return new((long)shape.InputDimension * shape.Dimension, parts.Projection, value => parts.Projection = value);
        for (int i = 0; i < 2; i++)
        {
            int h = i;
            yield return new((long)shape.Clusters * half, parts.Coarse[h], value => parts.Coarse[h] = value);
            yield return new((long)shape.Clusters * half, parts.Means[h], value => parts.Means[h] = value);
            yield return new((long)shape.Clusters * half * half, parts.Rotations[h], value => parts.Rotations[h] = value);
        }
        for (int i = 0; i < shape.Subquantizers; i++)
        {
            int m = i;
            yield return new((long)shape.Centroids * shape.SubDimension, parts.Subs[m], value => parts.Subs[m] = value);
        }
    }

    sealed record Slot(long Length, float[]? Value, Action<float[]> Set)
    {
        public int Read(ReadOnlySpan<byte> content, int at, string name)
        {
            if (content.Length - at < 4) throw new SimilarityException(SimilarityFault.Damaged, name, at, "The model ends too early.");
            int length = MemoryMarshal.Read<int>(content[at..]);
            at += 4;
            if (length == 0) return at;
            if (length != Length || content.Length - at < 4L * length)
                throw new SimilarityException(SimilarityFault.Damaged, name, at - 4, $"{length} numbers stand where the model has {Length}.");
            Set(MemoryMarshal.Cast<byte, float>(content.Slice(at, 4 * length)).ToArray());
            return at + 4 * length;
        }
    }
}
