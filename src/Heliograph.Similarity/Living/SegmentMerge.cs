using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Living;

/// <summary>What is alive in some segments, as one.</summary>
sealed class SegmentMerge
{
    readonly LopqModel _model;
    readonly LiveRows _rows;

    public SegmentMerge(LopqModel model, LiveSegment[] segments)
    {
        (_model, _rows) = (model, new(model, segments));
        Builder = new(model, _rows.Form, _rows.Codes, _rows.Ids);
    }

    public SegmentBuilder Builder { get; }

    public Segment ToFile(string path, Blocks blocks) => SegmentFile.Write(Builder, _model, path, Copy, blocks);

    public Segment InMemory() => SegmentFile.Write(Builder, _model, null, Copy, new Blocks(1, default));

    void Copy(int first, int count, RoomForRow room)
    {
        for (int row = first; row < first + count; row++) _rows.Whole(row).CopyTo(room(row));
    }
}
