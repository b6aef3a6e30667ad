using Heliograph.Traffic.Tcp;

namespace Heliograph.Traffic.Http;

/// <summary>How a message begins, and what that means for what follows.</summary>
sealed partial class HttpReader
{
    /// <returns>Bytes taken; negative where the head is not whole.</returns>
    int ReadHead(ReadOnlySpan<byte> data, in Origin origin)
    {
        // Lines left over from sloppy bodies come before the next message.
        int blank = data.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        if (blank != 0) return blank < 0 ? data.Length : blank;
        if (IsClient == true && conversation.AwaitsTunnel(this)) return Wait();
        if (IsClient != true && conversation.NextIsAncient && !data.StartsWith("HTTP/"u8)) return BeginAncientResponse(origin);
        if (IsClient == false && !data.StartsWith("HTTP/"u8[..Math.Min(5, data.Length)])) return TakeOther(StartKind.NotHttp, data);
        var kind = StartLine.Tell(data, out int line);
        if (kind == StartKind.Open) return -1;
        bool isRequest = kind is StartKind.Request or StartKind.Ancient;
        if ((!isRequest && kind != StartKind.Response) || IsClient == !isRequest || !conversation.Accepts(this, isRequest)) return TakeOther(kind, data);
        if (!isRequest && conversation.MustWait(this)) return Wait();

        var facts = new HeadFacts { ContentLength = -1 };
        var scratch = conversation.Workshop.Scratch;
        int length = kind == StartKind.Ancient ? ReadAncient(data[..line], scratch) : HeadParser.Parse(data, isRequest, scratch, out facts);
        if (length == 0) return data.Length < HeadParser.Longest ? -1 : TakeOther(StartKind.NotHttp, data);
        IsClient = isRequest;
        if (isRequest) BeginRequest(origin, facts, kind == StartKind.Ancient);
        else BeginResponse(origin, facts);
        return length;
    }

    int Wait()
    {
        _state = ReaderState.Waiting;
        return 0;
    }

    int ReadAncient(ReadOnlySpan<byte> line, Message message)
    {
        Counts.Ancient++;
        message.Clear();
        HeadParser.ReadRequestLine(line, message);
        message.KeepHead(line);
        return line.Length;
    }

    void BeginRequest(in Origin origin, in HeadFacts facts, bool isAncient)
    {
        Counts.Requests++;
        var exchange = conversation.Workshop.Rent();
        exchange.Request = conversation.Workshop.TakeScratch(exchange.Request);
        (exchange.HasRequest, exchange.Start, exchange.End, exchange.Acknowledged) = (true, origin.Time, _time, origin.Acknowledged);
        _current = exchange;
        // What follows a CONNECT depends on the answer.
        bool isConnect = exchange.Request.Method.SequenceEqual("CONNECT"u8);
        conversation.Add(exchange, asksForTunnel: isConnect || facts.WantsUpgrade);
        SetFraming(isAncient || isConnect ? Framing.None : facts.IsChunked ? Framing.Chunks : facts.ContentLength > 0 ? Framing.Length : Framing.None, facts);
        conversation.ResumeResponses();
    }

    void BeginResponse(in Origin origin, in HeadFacts facts)
    {
        int status = conversation.Workshop.Scratch.Status;
        if (status is >= 100 and < 200 and not 101)
        {
            Counts.Interim++;
            return;
        }
        Counts.Responses++;
        var exchange = conversation.Match(origin.Offset);
        if (exchange is null)
        {
            exchange = conversation.Workshop.Rent();
            (exchange.Start, exchange.IsRequestDone) = (origin.Time, true);
            conversation.Name(exchange);
        }
        exchange.Response = conversation.Workshop.TakeScratch(exchange.Response);
        (exchange.HasResponse, exchange.End) = (true, Math.Max(exchange.End, _time));
        _current = exchange;
        var tunnel = conversation.TunnelOpenedBy(exchange);
        bool hasNoBody = status is 101 or 204 or 304 || tunnel != Tunnel.None || exchange.Request.Method.SequenceEqual("HEAD"u8);
        SetFraming(hasNoBody || facts is { IsChunked: false, ContentLength: 0 } ? Framing.None
            : facts.IsChunked ? Framing.Chunks
            : facts.ContentLength > 0 ? Framing.Length
            : Framing.UntilEnd, facts);
        conversation.Open(tunnel);
    }

    int BeginAncientResponse(in Origin origin)
    {
        if (conversation.Match(origin.Offset) is not { } exchange) return Wait();
        IsClient = false;
        (_current, exchange.HasResponse, exchange.Response.Version) = (exchange, true, 9);
        SetFraming(Framing.UntilEnd, default);
        return 0;
    }

    void SetFraming(Framing framing, in HeadFacts facts)
    {
        switch (framing)
        {
            case Framing.Length:
                (_state, _left) = (ReaderState.Length, facts.ContentLength);
                break;
            case Framing.Chunks:
                (_state, _chunks) = (ReaderState.Chunks, default);
                break;
            case Framing.UntilEnd:
                _state = ReaderState.UntilEnd;
                break;
            default:
                FinishMessage(isWhole: true);
                break;
        }
    }

    int TakeOther(StartKind kind, ReadOnlySpan<byte> data)
    {
        Counts.UnreadableBytes += data.Length;
        _state = ReaderState.Lost;
        conversation.Meet(kind, this);
        return data.Length;
    }
}
