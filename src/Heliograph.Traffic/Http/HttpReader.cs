using Heliograph.Traffic.Tcp;

namespace Heliograph.Traffic.Http;

/// <summary>Reads one direction of a conversation: requests or responses, whichever it turns out to be.</summary>
sealed partial class HttpReader(HttpConversation conversation) : StreamSink
{
    readonly ByteQueue _pending = new();
    Origin _pendingOrigin;
    ReaderState _state;
    Exchange? _current;
    ChunkedBody _chunks;
    long _left, _time;

    enum ReaderState : byte
    {
        Head,
        Length,
        Chunks,
        UntilEnd,

        /// <summary>Not before the other direction has gone on.</summary>
        Waiting,

        /// <summary>In the middle of something; a packet that begins with a message ends it.</summary>
        Lost,

        /// <summary>What comes is not HTTP, or no longer.</summary>
        Opaque,
    }

    /// <summary>Whether requests come this way; null until the first message.</summary>
    public bool? IsClient { get; private set; }

    public long HeldBytes => _pending.Count + (_current is { } current ? current.Request.HeldBytes + current.Response.HeldBytes : 0);

    HttpCounts Counts => conversation.Workshop.Http;

    Message Message => IsClient == true ? _current!.Request : _current!.Response;

    public override int Take(ReadOnlySpan<byte> data, in Origin origin)
    {
        _time = origin.Time;
        if (_state == ReaderState.Opaque || (_state == ReaderState.Lost && !StartsAgain(data))) return Ignore(data);
        if (_state == ReaderState.Length && IsCutShort(data, origin)) FinishMessage(isWhole: false);
        int before = _pending.Count;
        if (before == 0)
        {
            int read = Run(data, origin, origin, 0);
            if (_state == ReaderState.Waiting)
            {
                _state = ReaderState.Head;
                return read;
            }
            if (read < data.Length)
            {
                _pending.Add(data[read..]);
                _pendingOrigin = origin with { Offset = origin.Offset + read };
            }
            return data.Length;
        }

        _pending.Add(data);
        // A head can only end where there is an end of a line.
        if (_pending.Count < HeadParser.Longest && !data.Contains((byte)'\n')) return data.Length;
        int used = Run(_pending.Bytes, _pendingOrigin, origin, before);
        if (_state == ReaderState.Waiting)
        {
            _state = ReaderState.Head;
            // Either at the pending head, which was not known to be one, or somewhere in the new data.
            if (used < before) _pending.RemoveLast(data.Length);
            else _pending.Clear();
            return Math.Max(0, used - before);
        }
        if (used > 0) _pendingOrigin = origin with { Offset = _pendingOrigin.Offset + used };
        _pending.RemoveFirst(used);
        return data.Length;
    }

    /// <param name="data">Bytes to read.</param>
    /// <param name="first">Of the first byte.</param>
    /// <param name="latest">Of the bytes from <paramref name="boundary"/> on.</param>
    /// <param name="boundary">Where the latest packet's bytes begin.</param>
    /// <returns>Bytes read; the rest is an unfinished head, or has to wait.</returns>
    int Run(ReadOnlySpan<byte> data, in Origin first, in Origin latest, int boundary)
    {
        int at = 0;
        while (at < data.Length)
        {
            var rest = data[at..];
            switch (_state)
            {
                case ReaderState.Head:
                    var origin = at < boundary ? first with { Offset = first.Offset + at } : latest with { Offset = latest.Offset + at - boundary };
                    int head = ReadHead(rest, origin);
                    if (head < 0) return at;
                    at += head;
                    break;
                case ReaderState.Length:
                    int length = (int)Math.Min(_left, rest.Length);
                    AddBody(rest[..length]);
                    at += length;
                    _left -= length;
                    if (_left == 0) FinishMessage(isWhole: true);
                    break;
                case ReaderState.Chunks:
                    at += _chunks.Take(rest, Message, conversation.Workshop.MostBody);
                    _current!.End = Math.Max(_current.End, _time);
                    if (_chunks.IsDone) FinishMessage(isWhole: true);
                    else if (_chunks.IsBroken) LoseTrack();
                    break;
                case ReaderState.UntilEnd:
                    AddBody(rest);
                    return data.Length;
                case ReaderState.Waiting:
                    return at;
                default:
                    Ignore(rest);
                    return data.Length;
            }
        }
        return at;
    }

    void AddBody(ReadOnlySpan<byte> data)
    {
        Message.AddBody(data, conversation.Workshop.MostBody);
        _current!.End = Math.Max(_current.End, _time);
    }

    void FinishMessage(bool isWhole)
    {
        var exchange = _current!;
        var message = Message;
        message.IsBodyWhole &= isWhole;
        if (IsClient == true) exchange.IsRequestDone = true;
        else exchange.IsResponseDone = true;
        (_current, _state) = (null, ReaderState.Head);
        conversation.HandOver(exchange);
    }

    /// <summary>What follows can't be told apart until a packet begins with a message.</summary>
    void LoseTrack()
    {
        Counts.BrokenFraming++;
        if (_current is not null) FinishMessage(isWhole: false);
        _state = ReaderState.Lost;
    }

    public override void Skip(long bytes)
    {
        switch (_state)
        {
            case ReaderState.Length when bytes <= _left:
                Message.IsBodyWhole = false;
                _left -= bytes;
                if (_left == 0) FinishMessage(isWhole: false);
                break;
            case ReaderState.Chunks when bytes <= _chunks.MayMiss:
                Message.IsBodyWhole = false;
                _chunks.Skip(bytes);
                break;
            case ReaderState.UntilEnd:
                Message.IsBodyWhole = false;
                break;
            case ReaderState.Opaque:
                break;
            default:
                if (_pending.Count > 0) Counts.CutHeads++;
                _pending.Clear();
                LoseTrack();
                // How many messages the hole held is unknown.
                conversation.BecomeUnsure();
                break;
        }
    }

    public override void End()
    {
        if (_pending.Count > 0) Counts.CutHeads++;
        _pending.Clear();
        if (_current is not null) FinishMessage(isWhole: _state == ReaderState.UntilEnd);
        _state = ReaderState.Opaque;
    }

    /// <summary>What comes from now on is another protocol.</summary>
    public void Close()
    {
        _pending.Clear();
        if (_current is null) _state = ReaderState.Opaque;
    }

    int Ignore(ReadOnlySpan<byte> data)
    {
        Counts.UnreadableBytes += data.Length;
        return data.Length;
    }

    bool StartsAgain(ReadOnlySpan<byte> data)
    {
        if (!StartLine.IsSure(data)) return false;
        _state = ReaderState.Head;
        return true;
    }

    /// <summary>Whether a body is shorter than its head said, because the next message has come.</summary>
    bool IsCutShort(ReadOnlySpan<byte> data, in Origin origin)
    {
        if (IsClient == false) return data.StartsWith("HTTP/1."u8) && StartLine.IsSure(data) && conversation.AnsweredUpTo(origin.Offset);
        return _current!.IsResponseDone && StartLine.IsSure(data);
    }
}
