using Heliograph.Traffic.Http;

namespace Heliograph.Traffic.Tcp;

/// <summary>A connection: two streams and the conversation that they carry.</summary>
sealed class Flow
{
    readonly TcpStream _fromLower, _fromUpper;
    readonly HttpConversation _conversation;
    long _packets;
    bool _wasReset;

    public Flow(FlowKey key, long number, Workshop workshop)
    {
        Number = number;
        _conversation = new(key.Lower, key.Upper, workshop);
        _fromLower = new(_conversation.FromLower, workshop.Tcp);
        _fromUpper = new(_conversation.FromUpper, workshop.Tcp);
        (_fromLower.Peer, _fromUpper.Peer) = (_fromUpper, _fromLower);
        _conversation.Connect(_fromLower, _fromUpper);
    }

    /// <summary>Of the packet that opened it within the capture; orders flows alike for any number of shards.</summary>
    public long Number { get; }

    /// <summary>Of the last packet, nanoseconds since 1970.</summary>
    public long LastTime { get; private set; } = long.MinValue;

    /// <summary>Whether nothing but repetitions may still come.</summary>
    public bool IsOver => _wasReset || (_fromLower.HasEnded && _fromUpper.HasEnded);

    public long HeldBytes => _fromLower.HeldBytes + _fromUpper.HeldBytes + _conversation.HeldBytes;

    /// <summary>Whether a segment opens another connection between the same ends.</summary>
    public bool IsReopenedBy(in Segment segment)
    {
        if ((segment.Flags & (TcpFlags.Syn | TcpFlags.Acknowledge)) != TcpFlags.Syn) return false;
        var stream = segment.IsFromLower ? _fromLower : _fromUpper;
        return stream.IsAnchored && !stream.BeganAt(segment.Sequence + 1);
    }

    public void Take(in Segment segment)
    {
        _packets++;
        LastTime = Math.Max(LastTime, segment.Time);
        var (stream, peer) = segment.IsFromLower ? (_fromLower, _fromUpper) : (_fromUpper, _fromLower);
        bool acknowledges = (segment.Flags & TcpFlags.Acknowledge) != 0;
        uint sequence = segment.Sequence;
        if ((segment.Flags & TcpFlags.Syn) != 0)
        {
            _conversation.Begin(lowerIsClient: acknowledges != segment.IsFromLower);
            if (acknowledges) peer.Anchor(segment.Acknowledged);
            stream.Anchor(++sequence);
        }
        if ((segment.Flags & TcpFlags.Reset) != 0)
        {
            _wasReset = true;
            return;
        }
        if (acknowledges) peer.Acknowledge(segment.Acknowledged);
        if (!segment.Data.IsEmpty || segment.Missing > 0 || (segment.Flags & TcpFlags.Fin) != 0)
            stream.Take(segment, sequence, _packets);
        peer.SkipWhatIsLost(segment.Time, _packets);
    }

    /// <summary>No more packets will come.</summary>
    public void Finish()
    {
        // Who asks may show only now; answers wait for their requests meanwhile.
        _fromLower.AnchorAtLowest();
        _fromUpper.AnchorAtLowest();
        var (requests, responses) = _conversation.LowerIsClient == false ? (_fromUpper, _fromLower) : (_fromLower, _fromUpper);
        requests.Finish();
        responses.Finish();
        _conversation.Finish();
    }
}
