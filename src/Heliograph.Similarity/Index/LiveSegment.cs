namespace Heliograph.Similarity.Index;

/// <summary>A segment and which of its vectors are gone. Immutable.</summary>
sealed record LiveSegment(Segment Segment, DeadSet Dead)
{
    public static LiveSegment Of(Segment segment) => new(segment, DeadSet.Empty);

    public int Count => Segment.Count - Dead.Count;
}
