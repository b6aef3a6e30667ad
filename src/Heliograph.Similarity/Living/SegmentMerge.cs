using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Living;

/// <summary>What is alive in some segments, as one.</summary>
sealed class SegmentMerge
{
    readonly LopqModel _model;
    readonly LiveSegment[] _segments;
    readonly RerankForm _form;
    readonly List<(int Segment, int Position)> _places = [];

    public SegmentMerge(LopqModel model, LiveSegment[] segments)
    {
        (_model, _segments, _form) = (model, segments, segments[0].Segment.Rerank);
        int count = segments.Sum(live => live.Count);
        int[] cells = new int[count];
        long[] ids = new long[count];
        byte[] codes = new byte[(long)count * model.Shape.CodeBytes];
        foreach (var (number, live) in segments.Index()) Collect(number, live, cells, ids, codes);
        Builder = new(model, _form, new(model.Shape, cells, codes), ids);
    }

    public SegmentBuilder Builder { get; }

    public Segment ToFile(string path, Blocks blocks) => SegmentFile.Write(Builder, _model, path, Copy, blocks);

    public Segment InMemory() => SegmentFile.Write(Builder, _model, null, Copy, new Blocks(1, default));

    void Collect(int number, LiveSegment live, int[] cells, long[] ids, byte[] codes)
    {
        var segment = live.Segment;
        for (int list = 0; list < segment.ListCount; list++)
        {
            var (start, count) = segment.List(list);
            for (int i = 0; i < count; i++)
            {
                if (live.Dead[start + i]) continue;
                int row = _places.Count;
                cells[row] = segment.CellOfList(list);
                ids[row] = segment.Id(start + i);
                segment.Code(start, count, i, codes.AsSpan(row * segment.CodeBytes, segment.CodeBytes));
                _places.Add((number, start + i));
            }
        }
    }

    void Copy(int first, int count, RoomForRow room)
    {
        for (int row = first; row < first + count; row++)
            _segments[_places[row].Segment].Segment.Vector(_places[row].Position).CopyTo(room(row));
    }
}
