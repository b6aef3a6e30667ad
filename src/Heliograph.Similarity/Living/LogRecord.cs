using System.Runtime.InteropServices;
using Heliograph.Similarity.Index;

namespace Heliograph.Similarity.Living;

/// <summary>What a record of the log says: vectors added in their coded form, or ids removed.</summary>
/// <remarks>int32 kind (1 added, 2 removed) and count, float64 sum of squared errors; ids as int64; for added vectors cells as
/// int32, codes, whole vectors.</remarks>
static class LogRecord
{
    const int Added = 1;
    const int Removed = 2;

    public static byte[] Of(CodedBatch batch) =>
        [.. Start(Added, batch.ErrorSum, batch.Ids), .. MemoryMarshal.AsBytes(batch.Codes.Cells.AsSpan()), .. batch.Codes.Bytes, .. batch.Whole];

    public static byte[] Of(ReadOnlySpan<long> removed) => Start(Removed, 0, removed);

    static byte[] Start(int kind, double error, ReadOnlySpan<long> ids) =>
        [.. MemoryMarshal.AsBytes<int>([kind, ids.Length]), .. MemoryMarshal.AsBytes<double>([error]), .. MemoryMarshal.AsBytes(ids)];

    /// <summary>Tells one of the two what a record says.</summary>
    /// <exception cref="SimilarityException">It says something else.</exception>
    public static void Read(ReadOnlySpan<byte> content, LopqModel model, RerankForm form, Action<CodedBatch> added, Action<long[]> removed)
    {
        const int Fixed = 16;
        int whole = WholeVector.Bytes(form, model.Dimension);
        var numbers = content.Length < Fixed ? [0, 0] : MemoryMarshal.Cast<byte, int>(content[..8]);
        int count = numbers[1];
        long expected = numbers[0] switch { Added => Fixed + count * (12L + model.Shape.CodeBytes + whole), Removed => Fixed + count * 8L, _ => -1 };
        if (count < 0 || content.Length != expected) throw new SimilarityException(SimilarityFault.Damaged, "A change in the log does not have the form of one.");
        long[] ids = MemoryMarshal.Cast<byte, long>(content.Slice(Fixed, 8 * count)).ToArray();
        if (numbers[0] == Removed)
        {
            removed(ids);
            return;
        }

        var rest = content[(Fixed + 8 * count)..];
        int[] cells = MemoryMarshal.Cast<byte, int>(rest[..(4 * count)]).ToArray();
        if (cells.AsSpan().ContainsAnyExceptInRange(0, model.Shape.Cells - 1)) throw new SimilarityException(SimilarityFault.Damaged, "A change in the log names a cell that the model does not have.");
        byte[] codes = rest.Slice(4 * count, count * model.Shape.CodeBytes).ToArray();
        added(new(ids, new(model.Shape, cells, codes), rest[(4 * count + codes.Length)..].ToArray(), MemoryMarshal.Read<double>(content[8..])));
    }
}
