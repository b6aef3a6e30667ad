using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Index;

/// <summary>What an index file begins with. All else follows from its numbers.</summary>
/// <remarks>Little-endian, 128 bytes; then, each at a multiple of 64: keys (int32 of each cell there is, where few are there),
/// starts (int32, one more than cells), ids (4 or 8 bytes), codes and 64 bytes to overrun, whole vectors.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
struct SegmentHeader
{
    public const int Bytes = 128;
    const int Alignment = 64;
    public const int Overrun = 64;

    /// <summary><c>HGLOPQX1</c>.</summary>
    public const ulong Signature = 0x3158_5150_4F4C_4748;

    public ulong Magic;
    public uint Model;
    public int Rerank;
    public int IdBytes;
    public int CodeBytes;
    public int Dimension;
    public int CellCount;
    public int KeyCount;
    public int Count;
    public long Generation;
    public long AddedCount;
    public double AddedError;
    public long Length;
    public uint ContentSum;
    public uint HeaderSum;

    public const long KeysAt = Bytes;

    public readonly long StartsAt => Align(KeysAt + 4L * KeyCount);

    /// <summary>Cells with a place in the starts: all of them, or those with a key.</summary>
    public readonly int ListCount => KeyCount > 0 ? KeyCount : CellCount;

    public readonly long IdsAt => Align(StartsAt + 4L * (ListCount + 1));

    public readonly long CodesAt => Align(IdsAt + (long)IdBytes * Count);

    public readonly long VectorsAt => Align(CodesAt + (long)CodeBytes * Count + Overrun);

    public readonly long End => VectorsAt + (long)VectorBytes * Count;

    public readonly int VectorBytes => WholeVector.Bytes((RerankForm)Rerank, Dimension);

    static long Align(long offset) => (offset + Alignment - 1) & -Alignment;

    public static SegmentHeader Of(LopqModel model, RerankForm rerank, int count, bool wideIds, int keyCount) => new()
    {
        Magic = Signature,
        Model = model.Fingerprint,
        Rerank = (int)rerank,
        IdBytes = wideIds ? 8 : 4,
        CodeBytes = model.Shape.CodeBytes,
        Dimension = model.Dimension,
        CellCount = model.Shape.Cells,
        KeyCount = keyCount,
        Count = count,
    };

    public readonly uint Sum()
    {
        var copy = this;
        copy.HeaderSum = 0;
        return Checksum.Of(MemoryMarshal.AsBytes(new ReadOnlySpan<SegmentHeader>(in copy)));
    }

    /// <exception cref="SimilarityException">The file is foreign, cut off, or belongs to another model.</exception>
    public readonly void Check(LopqModel model, string name, long length)
    {
        if (Magic != Signature) throw new SimilarityException(SimilarityFault.Foreign, name, 0, "This is no index.");
        if (HeaderSum != Sum()) throw new SimilarityException(SimilarityFault.Damaged, name, 0, "The header's checksum does not fit: the index is damaged.");
        if (Length != length || End != length) throw new SimilarityException(SimilarityFault.Damaged, name, Math.Min(length, Length), $"The index has {length} bytes and should have {Length}: it was not written to its end.");
        bool fits = CodeBytes == model.Shape.CodeBytes && Dimension == model.Dimension && CellCount == model.Shape.Cells && (IdBytes is 4 or 8) && Count >= 0 && KeyCount >= 0;
        if (Model != model.Fingerprint || !fits) throw new SimilarityException(SimilarityFault.OtherModel, name, 8, "The index was built with another model.");
    }
}
