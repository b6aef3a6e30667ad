
namespace Heliograph.Similarity.Index;

/// <summary>Coded vectors by cell, in a file's bytes. Immutable.</summary>
/// <remarks>Codes of a cell stand in blocks of <see cref="BlockWidth"/>, transposed: byte j of all of a block's vectors, then byte
/// j + 1. The last block of a cell is as wide as it has vectors, so that nothing is padded.</remarks>
sealed unsafe class Segment : IDisposable
{
    public const int BlockWidth = 64;

    readonly ImageMemory _memory;
    readonly string _name;
    readonly SegmentHeader _header;
    readonly int* _keys;
    readonly int* _starts;
    readonly byte* _ids;
    readonly byte* _codes;
    readonly byte* _vectors;
    readonly Lazy<int[]> _byId;

    public Segment(ImageMemory memory, LopqModel model, string name)
    {
        (_memory, _name) = (memory, name);
        if (memory.Length < SegmentHeader.Bytes) throw new SimilarityException(SimilarityFault.Foreign, name, 0, "This is no index.");
        _header = *(SegmentHeader*)memory.Address;
        _header.Check(model, name, memory.Length);
        byte* start = memory.Address;
        _keys = _header.KeyCount > 0 ? (int*)(start + SegmentHeader.KeysAt) : null;
        _starts = (int*)(start + _header.StartsAt);
        _ids = start + _header.IdsAt;
        _codes = start + _header.CodesAt;
        _vectors = start + _header.VectorsAt;
        _byId = new(SortIds);
    }

    public ref readonly SegmentHeader Header => ref _header;

    public int Count => _header.Count;

    public int CodeBytes => _header.CodeBytes;

    public RerankForm Rerank => (RerankForm)_header.Rerank;

    public long Bytes => _header.Length;

    /// <summary>How many cells there may be something in: all, or those with a key.</summary>
    public int ListCount => _header.ListCount;

    public int CellOfList(int list) => _keys is null ? list : _keys[list];

    public (int Start, int Count) List(int list)
    {
        int start = _starts[list], end = _starts[list + 1];
        // A damaged file must not lead out of its memory.
        if (start < 0 || end < start || end > Count) throw new SimilarityException(SimilarityFault.Damaged, _name, _header.StartsAt + 4L * list, "The cells of the index are not in order.");
        return (start, end - start);
    }

    public (int Start, int Count) Cell(int cell)
    {
        if (_keys is null) return List(cell);
        int list = new ReadOnlySpan<int>(_keys, _header.KeyCount).BinarySearch(cell);
        return list < 0 ? (0, 0) : List(list);
    }

    public long Id(int position) => _header.IdBytes == 4 ? ((uint*)_ids)[position] : ((long*)_ids)[position];

    /// <summary>Where an id stands, or −1. The first call sorts all ids.</summary>
    public int Find(long id)
    {
        int[] order = _byId.Value;
        int low = 0, high = order.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            long there = Id(order[middle]);
            if (there == id) return order[middle];
            if (there < id) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    int[] SortIds()
    {
        int[] order = new int[Count];
        long[] ids = new long[Count];
        for (int position = 0; position < Count; position++) (order[position], ids[position]) = (position, Id(position));
        Array.Sort(ids, order);
        return order;
    }

    /// <summary>The codes of a cell from one of its blocks on.</summary>
    public byte* Block(int start, int block) => _codes + ((long)start + block * BlockWidth) * CodeBytes;

    /// <summary>The kept vector at a position.</summary>
    public ReadOnlySpan<byte> Vector(int position) => new(_vectors + (long)position * _header.VectorBytes, _header.VectorBytes);

    /// <summary>Copies a code out of its block.</summary>
    /// <param name="start">The cell's first position.</param>
    /// <param name="count">How many vectors the cell has.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="code">Shape [code bytes].</param>
    public void Code(int start, int count, int index, Span<byte> code)
    {
        int block = index / BlockWidth;
        int width = Math.Min(BlockWidth, count - block * BlockWidth);
        byte* from = Block(start, block) + index % BlockWidth;
        for (int j = 0; j < code.Length; j++) code[j] = from[j * width];
    }

    /// <summary>Reads all bytes and compares them with their checksum.</summary>
    /// <exception cref="SimilarityException">The index is damaged.</exception>
    public void Verify()
    {
        if (ContentSum(_memory) != _header.ContentSum)
            throw new SimilarityException(SimilarityFault.Damaged, _name, SegmentHeader.Bytes, "The checksum does not fit: the index is damaged.");
        for (int list = 0; list < ListCount; list++) List(list);
    }

    public static uint ContentSum(ImageMemory memory)
    {
        uint sum = 0;
        for (long at = SegmentHeader.Bytes; at < memory.Length; at += 1 << 30)
            sum = Checksum.Of(new ReadOnlySpan<byte>(memory.Address + at, (int)Math.Min(1 << 30, memory.Length - at)), sum);
        return sum;
    }

    public void Dispose() => _memory.Dispose();
}
