using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Index;

/// <summary>Puts coded vectors into the order of their cells.</summary>
sealed unsafe class SegmentBuilder
{
    readonly LopqModel _model;
    readonly Codes _codes;
    readonly Grouping _cells;
    readonly int[] _positions;
    SegmentHeader _header;

    /// <param name="model">Which coded them.</param>
    /// <param name="rerank">In what form whole vectors are kept.</param>
    /// <param name="codes">In any order.</param>
    /// <param name="ids">One each, not negative.</param>
    public SegmentBuilder(LopqModel model, RerankForm rerank, Codes codes, ReadOnlySpan<long> ids)
    {
        (_model, _codes, Ids) = (model, codes, ids.ToArray());
        int[] keys = [.. codes.Cells.Distinct()];
        Array.Sort(keys);
        // A list of the cells there are takes less than a place for each that might be.
        bool isSparse = keys.Length > 0 && keys.Length < model.Shape.Cells / 4;
        Keys = isSparse ? keys : [];
        _cells = new(isSparse ? Ranks(codes.Cells, keys) : codes.Cells, isSparse ? keys.Length : model.Shape.Cells);
        _positions = new int[codes.Count];
        for (int position = 0; position < codes.Count; position++) _positions[_cells.Items[position]] = position;
        bool wideIds = ids.IndexOfAnyExceptInRange(0, uint.MaxValue) >= 0;
        _header = SegmentHeader.Of(model, rerank, codes.Count, wideIds, Keys.Length);
        _header.Length = _header.End;
    }

    long[] Ids { get; }

    int[] Keys { get; }

    /// <summary>How many bytes it will have.</summary>
    public long Length => _header.Length;

    public long Generation { set => _header.Generation = value; }

    /// <summary>How many vectors were added since training, and the sum of their squared errors.</summary>
    public (long Count, double Error) Added { set => (_header.AddedCount, _header.AddedError) = value; }

    static int[] Ranks(int[] cells, int[] keys)
    {
        int[] ranks = new int[cells.Length];
        for (int i = 0; i < cells.Length; i++) ranks[i] = Array.BinarySearch(keys, cells[i]);
        return ranks;
    }

    /// <param name="memory">Of <see cref="Length"/> zero bytes.</param>
    /// <param name="whole">Writes the kept form of a range of rows: first row, then room for each by its number in the range.</param>
    /// <param name="blocks">Threads and cancellation.</param>
    public Segment Build(ImageMemory memory, WholeVectors? whole, Blocks blocks)
    {
        byte* start = memory.Address;
        Keys.CopyTo(new Span<int>(start + SegmentHeader.KeysAt, Keys.Length));
        _cells.Starts.CopyTo(new Span<int>(start + _header.StartsAt, _header.ListCount + 1));
        for (int i = 0; i < Ids.Length; i++)
        {
            if (_header.IdBytes == 4) ((uint*)(start + _header.IdsAt))[_positions[i]] = (uint)Ids[i];
            else ((long*)(start + _header.IdsAt))[_positions[i]] = Ids[i];
        }
        for (int list = 0; list < _header.ListCount; list++) Transpose(list, start + _header.CodesAt);
        if (_header.VectorBytes > 0)
            blocks.For(_codes.Count, 1024, (first, count) => whole!(first, count, row => new Span<byte>(start + _header.VectorsAt + (long)_positions[row] * _header.VectorBytes, _header.VectorBytes)));
        _header.ContentSum = Segment.ContentSum(memory);
        _header.HeaderSum = _header.Sum();
        *(SegmentHeader*)start = _header;
        memory.Flush();
        return new(memory, _model, "index");
    }

    void Transpose(int list, byte* codes)
    {
        var rows = _cells[list];
        for (int first = 0; first < rows.Length; first += Segment.BlockWidth)
        {
            int width = Math.Min(Segment.BlockWidth, rows.Length - first);
            byte* block = codes + (long)(_cells.Starts[list] + first) * _header.CodeBytes;
            for (int lane = 0; lane < width; lane++)
            {
                var code = _codes.Of(rows[first + lane]);
                for (int j = 0; j < code.Length; j++) block[j * width + lane] = code[j];
            }
        }
    }
}

/// <summary>Where a row's whole vector goes.</summary>
delegate Span<byte> RoomForRow(int row);

/// <summary>Writes rows' whole vectors.</summary>
delegate void WholeVectors(int first, int count, RoomForRow room);
