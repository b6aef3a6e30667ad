namespace Heliograph.Similarity.Index;

/// <summary>All that is alive in some segments, row by row.</summary>
sealed class LiveRows
{
    readonly LiveSegment[] _segments;
    readonly List<(int Segment, int Position)> _places = [];

    public LiveRows(LopqModel model, LiveSegment[] segments)
    {
        _segments = segments;
        int count = segments.Sum(live => live.Count);
        Ids = new long[count];
        Codes = new(model.Shape, new int[count], new byte[(long)count * model.Shape.CodeBytes]);
        foreach (var (number, live) in segments.Index()) Collect(number, live);
    }

    public int Count => Ids.Length;

    public long[] Ids { get; }

    public Codes Codes { get; }

    public RerankForm Form => _segments[0].Segment.Rerank;

    /// <summary>A row's whole vector in its kept form.</summary>
    public ReadOnlySpan<byte> Whole(int row) => _segments[_places[row].Segment].Segment.Vector(_places[row].Position);

    void Collect(int number, LiveSegment live)
    {
        var segment = live.Segment;
        for (int list = 0; list < segment.ListCount; list++)
        {
            var (start, count) = segment.List(list);
            for (int i = 0; i < count; i++)
            {
                if (live.Dead[start + i]) continue;
                int row = _places.Count;
                Codes.Cells[row] = segment.CellOfList(list);
                Ids[row] = segment.Id(start + i);
                segment.Code(start, count, i, Codes.Bytes.AsSpan(row * segment.CodeBytes, segment.CodeBytes));
                _places.Add((number, start + i));
            }
        }
    }
}
