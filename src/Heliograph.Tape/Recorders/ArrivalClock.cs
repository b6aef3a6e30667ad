namespace Heliograph.Tape.Recorders;

/// <summary>Notes when the pieces of a response come. Pieces that come together are one, so that a network's moods don't reach the tape.</summary>
sealed class ArrivalClock(TimeProvider time)
{
    const int TogetherMs = 5, MostChunks = 10_000;

    readonly long _start = time.GetTimestamp();
    readonly List<TimedChunk> _chunks = [];
    int _headersAt;

    int Now => (int)Math.Min(time.GetElapsedTime(_start).TotalMilliseconds, int.MaxValue);

    public void HeadersCame() => _headersAt = Now;

    public void Came(int bytes)
    {
        int now = Now;
        if (_chunks.Count > 0 && (now - _chunks[^1].At < TogetherMs || _chunks.Count == MostChunks))
            _chunks[^1] = _chunks[^1] with { Bytes = _chunks[^1].Bytes + bytes };
        else _chunks.Add(new(now, bytes));
    }

    /// <summary>A body that came in one piece right after its headers needs no list.</summary>
    public ResponseTiming Timing => new(_headersAt, _chunks is [{ } only] && only.At - _headersAt < TogetherMs ? [] : [.. _chunks]);
}
