using Heliograph.Similarity.Index;

namespace Heliograph.Similarity.Living;

/// <summary>Segments of which the later ones are newer, published as a whole: a search that has begun sees no change.</summary>
/// <remarks>New vectors become a segment of their own, and a segment that is not twice as large as the next one is merged with
/// it, as in a log-structured merge tree: there are at most log₂ n of them, and a vector is copied as often at most. Only one
/// thread changes the set at a time; any may read.</remarks>
sealed class LivingSet(LopqModel model, Segment main)
{
    volatile LiveSegment[] _segments = [LiveSegment.Of(main)];

    // Segments before this one are not merged: the main one, and those that a compaction reads.
    int _settled = 1;
    List<long>? _goneSince;

    public LiveSegment[] Segments => _segments;

    RerankForm Form => _segments[0].Segment.Rerank;

    public bool Contains(long id) => Find(_segments, id).Segment >= 0;

    static (int Segment, int Position) Find(LiveSegment[] segments, long id)
    {
        for (int s = segments.Length - 1; s >= 0; s--)
        {
            int position = segments[s].Segment.Find(id);
            if (position >= 0 && !segments[s].Dead[position]) return (s, position);
        }
        return (-1, -1);
    }

    /// <summary>Adds vectors, in the place of those that have their ids.</summary>
    public void Add(CodedBatch batch)
    {
        if (batch.Ids.Length == 0) return;
        var segments = Without(batch.Ids, out _);
        segments.Add(LiveSegment.Of(batch.ToSegment(model, Form)));
        while (segments.Count > _settled + 1 && segments[^1].Count * 2 >= segments[^2].Count)
        {
            var merged = LiveSegment.Of(new SegmentMerge(model, [segments[^2], segments[^1]]).InMemory());
            segments.RemoveRange(segments.Count - 2, 2);
            segments.Add(merged);
        }
        _segments = [.. segments];
    }

    /// <summary>Removes those ids that are there.</summary>
    /// <returns>How many were.</returns>
    public int Remove(ReadOnlySpan<long> ids)
    {
        _segments = [.. Without(ids, out int removed)];
        return removed;
    }

    List<LiveSegment> Without(ReadOnlySpan<long> ids, out int removed)
    {
        removed = 0;
        LiveSegment[] segments = [.. _segments];
        foreach (long id in ids)
        {
            var (segment, position) = Find(segments, id);
            if (segment < 0) continue;
            segments[segment] = segments[segment] with { Dead = segments[segment].Dead.With(position) };
            removed++;
            if (segment < _settled) _goneSince?.Add(id);
        }
        return [.. segments];
    }

    /// <summary>Takes what there is now; from here on it stays as it is, but for what is removed.</summary>
    public LiveSegment[] BeginCompaction()
    {
        _settled = _segments.Length;
        _goneSince = [];
        return _segments;
    }

    /// <summary>Puts one segment in the place of those that were taken.</summary>
    /// <param name="main">What was alive in them; null where the compaction failed.</param>
    public void EndCompaction(Segment? main)
    {
        if (main is not null)
        {
            var live = LiveSegment.Of(main);
            foreach (long id in _goneSince!) live = live with { Dead = live.Dead.With(main.Find(id)) };
            _segments = [live, .. _segments[_settled..]];
        }
        (_settled, _goneSince) = (1, null);
    }
}
