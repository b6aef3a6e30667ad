using Heliograph.Similarity.Living;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Index;

/// <summary>Segments from vectors and from files.</summary>
static class SegmentFile
{
    public static Segment Build(LopqModel model, VectorSource vectors, IndexOptions options, string? path, IProgress<double>? progress, Blocks blocks)
    {
        var codes = model.Encode(vectors, blocks, progress);
        var builder = new SegmentBuilder(model, options.Rerank, codes, Ids(options.Ids, vectors.Count));
        return path is null ? Write() : IndexFiles.Begin(path, builder, Write);

        Segment Write() => SegmentFile.Write(builder, model, path, (first, count, room) => Keep(model, options.Rerank, vectors, first, count, room), blocks);
    }

    static long[] Ids(IReadOnlyList<long>? given, int count)
    {
        if (given is null) return [.. Enumerable.Range(0, count).Select(i => (long)i)];
        if (given.Count != count) throw new ArgumentException($"There are {given.Count} ids for {count} vectors.", nameof(given));
        if (given.Any(id => id < 0)) throw new ArgumentException($"An id is {given.First(id => id < 0)}: ids are not negative.", nameof(given));
        if (given.Distinct().Count() != count) throw new ArgumentException("An id is there twice.", nameof(given));
        return [.. given];
    }

    static void Keep(LopqModel model, RerankForm form, VectorSource vectors, int first, int count, RoomForRow room)
    {
        using var rows = Scratch.Rent<float>(count * vectors.Dimension);
        vectors.Read(first, rows.Span);
        for (int i = 0; i < count; i++)
        {
            var row = rows.Span.Slice(i * vectors.Dimension, vectors.Dimension);
            if (model.Metric == Metric.Cosine) Normal.Scale(row);
            WholeVector.Store(form, row, room(first + i));
        }
    }

    /// <summary>Writes a segment into memory, or beside a file that it then becomes.</summary>
    public static Segment Write(SegmentBuilder builder, LopqModel model, string? path, WholeVectors whole, Blocks blocks)
    {
        if (path is null) return builder.Build(ImageMemory.Allocate(builder.Length), whole, blocks);
        string beside = path + ".part";
        try
        {
            using (builder.Build(ImageMemory.Create(beside, builder.Length), whole, blocks))
            {
            }
            using (var file = File.OpenHandle(beside, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
        return Open(path, model);
    }

    /// <exception cref="SimilarityException">It is no index, was not written to its end, or belongs to another model.</exception>
    public static Segment Open(string path, LopqModel model)
    {
        var memory = ImageMemory.Open(path);
        try
        {
            return new(memory, model, Path.GetFileName(path));
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }
}
