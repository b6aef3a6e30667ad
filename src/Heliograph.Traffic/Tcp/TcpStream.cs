namespace Heliograph.Traffic.Tcp;

/// <summary>One direction of a connection: brings segments into order, once each, and tells what is lost.</summary>
/// <remarks>Where segments overlap, what came first stays. Offsets count from the first byte after the SYN.</remarks>
sealed class TcpStream(StreamSink sink, TcpCounts counts)
{
    const int MostHeldBytes = 1 << 20, MostPausedBytes = 1 << 18, MostHeld = 4096, SegmentsToAnchor = 8, PacketsToWait = 32;
    const long Patience = 10_000_000_000, PatienceToAnchor = 1_000_000_000;

    readonly HeldSegments _held = new();
    uint _base;
    long _end = -1, _peerAcknowledged = -1, _holeTime, _holePacket;
    bool _isPaused;

    /// <summary>The other direction.</summary>
    public TcpStream? Peer { get; set; }

    public bool IsAnchored { get; private set; }

    /// <summary>Offset of the next byte for the sink.</summary>
    public long Next { get; private set; }

    public bool HasEnded { get; private set; }

    public int HeldBytes => _held.Bytes;

    /// <summary>Whether a SYN with this number began the stream.</summary>
    public bool BeganAt(uint sequence) => IsAnchored && _base == sequence;

    /// <summary>Fixes where the stream begins.</summary>
    public void Anchor(uint sequence)
    {
        if (IsAnchored) return;
        (_base, IsAnchored) = (sequence, true);
        _held.Place(this);
        Drain();
    }

    /// <returns>The offset that a sequence number stands for; negative where that is not known.</returns>
    public long OffsetOf(uint sequence) => IsAnchored ? Next + (int)(sequence - (uint)(_base + Next)) : -1;

    public void Acknowledge(uint sequence) => _peerAcknowledged = Math.Max(_peerAcknowledged, OffsetOf(sequence));

    /// <param name="segment">What was captured.</param>
    /// <param name="sequence">Of its first byte.</param>
    /// <param name="packet">Number of the packet within its connection.</param>
    public void Take(in Segment segment, uint sequence, long packet)
    {
        counts.Segments++;
        if (HasEnded)
        {
            counts.Retransmitted += segment.Data.Length;
            return;
        }
        bool isEnd = (segment.Flags & TcpFlags.Fin) != 0;
        var data = segment.Data.Span;
        if (!IsAnchored)
        {
            Hold(data, sequence, 0, segment.Missing, isEnd, new(segment.Time, 0, segment.Acknowledged), packet);
            if (_held.Count >= SegmentsToAnchor || segment.Time - _holeTime > PatienceToAnchor) Anchor(_held.LowestSequence());
            return;
        }
        long offset = OffsetOf(sequence);
        if (isEnd && offset + data.Length + segment.Missing >= Next) _end = offset + data.Length + segment.Missing;
        if (_held.Count == 0 && offset <= Next) Deliver(data, segment.Missing, new(segment.Time, offset, segment.Acknowledged), packet);
        else if (offset + data.Length + segment.Missing <= Next) counts.Retransmitted += data.Length;
        else Hold(data, sequence, offset, segment.Missing, isEnd: false, new(segment.Time, offset, segment.Acknowledged), packet);
        Drain();
        SkipWhatIsLost(segment.Time, packet);
    }

    /// <summary>Gives up on a hole that nothing will fill.</summary>
    public void SkipWhatIsLost(long time, long packet)
    {
        while (_held.Count > 0 && IsAnchored)
        {
            bool isFull = _held.Bytes > MostHeldBytes || _held.Count > MostHeld;
            if (_isPaused)
            {
                if (_held.Bytes <= MostPausedBytes && !isFull) return;
                // What the other direction waits for may be what this one waits for.
                if (Peer is { HasHole: true } peer) peer.SkipHole(time, packet);
                else Force();
                continue;
            }
            bool isLost = isFull || time - _holeTime > Patience || (_peerAcknowledged > Next && packet - _holePacket >= PacketsToWait);
            if (!isLost) return;
            SkipHole(time, packet);
        }
    }

    bool HasHole => IsAnchored && _held.Count > 0 && !_isPaused;

    void SkipHole(long time, long packet)
    {
        SkipTo(_held.LowestOffset);
        (_holeTime, _holePacket) = (time, packet);
        Drain();
    }

    /// <summary>Lets a sink go on that had stopped.</summary>
    public void Resume()
    {
        if (!_isPaused) return;
        _isPaused = false;
        Drain();
    }

    /// <summary>Begins with what is there, where the beginning was not seen.</summary>
    public void AnchorAtLowest()
    {
        if (!IsAnchored && _held.Count > 0) Anchor(_held.LowestSequence());
    }

    /// <summary>No more segments will come.</summary>
    public void Finish()
    {
        if (HasEnded) return;
        AnchorAtLowest();
        while (_held.Count > 0)
        {
            if (_isPaused) Force();
            else
            {
                SkipTo(_held.LowestOffset);
                Drain();
            }
        }
        End();
    }

    /// <summary>Whether the sink should not wait any longer for the other direction.</summary>
    public bool IsForced { get; private set; }

    void Force()
    {
        IsForced = true;
        Resume();
        IsForced = false;
        // A sink that stops even then would stop for ever.
        if (!_isPaused) return;
        counts.Lost += _held.Bytes;
        _held.Clear();
        _isPaused = false;
    }

    void Hold(ReadOnlySpan<byte> data, uint sequence, long offset, int missing, bool isEnd, in Origin origin, long packet)
    {
        if (_held.Count == 0) (_holeTime, _holePacket) = (origin.Time, packet);
        if (!_held.TryAdd(data, sequence, offset, missing, isEnd, origin)) counts.Retransmitted += data.Length;
    }

    void Drain()
    {
        while (!_isPaused && IsAnchored && _held.Count > 0 && _held.LowestOffset <= Next)
        {
            var held = _held.TakeLowest();
            if (held.IsEnd) _end = held.Offset + held.Length + held.Missing;
            Deliver(held.Data.AsSpan(0, held.Length), held.Missing, held.Origin with { Offset = held.Offset }, _holePacket);
            held.Return();
        }
        if (_end >= 0 && Next >= _end && _held.Count == 0) End();
    }

    void Deliver(ReadOnlySpan<byte> data, int missing, in Origin origin, long packet)
    {
        int seen = (int)Math.Min(Next - origin.Offset, data.Length);
        counts.Retransmitted += seen;
        var fresh = data[seen..];
        var place = origin with { Offset = origin.Offset + seen };
        if (!fresh.IsEmpty)
        {
            long start = Next;
            int taken = sink.Take(fresh, place);
            Next = start + taken;
            counts.Delivered += taken;
            if (taken < fresh.Length)
            {
                _isPaused = true;
                uint sequence = (uint)(_base + Next);
                Hold(fresh[taken..], sequence, Next, missing, isEnd: false, place with { Offset = Next }, packet);
                return;
            }
        }
        if (origin.Offset + data.Length + missing > Next && missing > 0) SkipTo(origin.Offset + data.Length + missing);
    }

    void SkipTo(long offset)
    {
        long bytes = offset - Next;
        if (bytes <= 0) return;
        counts.Lost += bytes;
        Next = offset;
        sink.Skip(bytes);
    }

    void End()
    {
        if (HasEnded) return;
        HasEnded = true;
        _held.Clear();
        sink.End();
    }
}
