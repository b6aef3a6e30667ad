using System.Text;
using Heliograph.Traffic.Tcp;

namespace Heliograph.Traffic.Http;

/// <summary>What a response turns a connection into.</summary>
enum Tunnel
{
    None,

    /// <summary>By CONNECT: anything may follow, HTTP too.</summary>
    Connected,

    /// <summary>By 101: another protocol follows.</summary>
    Upgraded,
    UpgradedToHttp2,
}

/// <summary>A connection's requests and responses, paired first in, first out.</summary>
/// <remarks>
/// After a hole that hid a message's boundary the pairs are uncertain. Then a request and a response belong together only
/// where the client had acknowledged exactly what came before the response when it asked: who does not pipeline asks so.
/// </remarks>
sealed class HttpConversation
{
    const int MostOpen = 1024;

    readonly List<Exchange> _open = [];
    readonly Endpoint _lower, _upper;
    TcpStream? _lowerStream, _upperStream;
    Exchange? _tunnelAsked;
    int _answered, _numbered;
    bool _isUnsure = true;
    HttpReader? _metOther;
    long _requests;

    public HttpConversation(Endpoint lower, Endpoint upper, Workshop workshop)
    {
        (_lower, _upper, Workshop) = (lower, upper, workshop);
        (FromLower, FromUpper) = (new(this), new(this));
    }

    public Workshop Workshop { get; }

    public HttpReader FromLower { get; }

    public HttpReader FromUpper { get; }

    /// <summary>Which end asks, by the handshake and then by what is said; null where neither was seen.</summary>
    public bool? LowerIsClient => FromLower.IsClient ?? !FromUpper.IsClient ?? _lowerOpened;

    bool? _lowerOpened;

    public long HeldBytes => FromLower.HeldBytes + FromUpper.HeldBytes;

    public bool NextIsAncient => _answered < _open.Count && _open[_answered].Request.Version == 9;

    public void Connect(TcpStream fromLower, TcpStream fromUpper) => (_lowerStream, _upperStream) = (fromLower, fromUpper);

    /// <summary>The handshake was seen: nothing came before what will be read.</summary>
    public void Begin(bool lowerIsClient)
    {
        if (_lowerOpened is not null) return;
        _lowerOpened = lowerIsClient;
        if (_requests == 0) _isUnsure = false;
    }

    public void BecomeUnsure() => _isUnsure = true;

    /// <summary>Whether a direction may be the one that it claims to be.</summary>
    public bool Accepts(HttpReader reader, bool isRequest) => Other(reader).IsClient != isRequest;

    public void Add(Exchange exchange, bool asksForTunnel)
    {
        _requests++;
        Name(exchange);
        exchange.Number = _numbered++;
        _open.Add(exchange);
        if (asksForTunnel) _tunnelAsked = exchange;
        if (_open.Count <= MostOpen || _answered >= MostOpen) return;
        var unanswered = _open[_answered];
        _open.RemoveAt(_answered);
        Workshop.HandOver(unanswered);
        BecomeUnsure();
    }

    /// <summary>Gives an exchange its two ends.</summary>
    public void Name(Exchange exchange) => (exchange.Client, exchange.Server) = LowerIsClient == false ? (_upper, _lower) : (_lower, _upper);

    /// <summary>Whether requests wait for the answer that says what follows.</summary>
    public bool AwaitsTunnel(HttpReader requests) => _tunnelAsked is not null && !StreamOf(requests).IsForced;

    /// <summary>Whether a response has come before its request.</summary>
    public bool MustWait(HttpReader responses) => _answered == _open.Count && !StreamOf(responses).IsForced;

    public void ResumeResponses() => StreamOf(FromLower.IsClient == true ? FromUpper : FromLower).Resume();

    /// <summary>Whether the next request came after all that is before a place in the responses.</summary>
    public bool AnsweredUpTo(long offset) => _answered < _open.Count && AcknowledgedBy(_open[_answered]) == offset;

    /// <returns>The request that a response at a place answers; null where it was not seen.</returns>
    public Exchange? Match(long offset)
    {
        while (_answered < _open.Count)
        {
            var next = _open[_answered];
            long acknowledged = AcknowledgedBy(next);
            if (_isUnsure && acknowledged > offset) return null;
            if (!_isUnsure || acknowledged == offset)
            {
                // With nothing else under way, both sides are known to be at the same place.
                if (_open.Count - _answered == 1) _isUnsure = false;
                _answered++;
                return next;
            }
            _answered++;
            next.IsResponseDone = true;
            HandOver(next);
        }
        return null;
    }

    /// <summary>Hands over what is complete, in the order of the requests.</summary>
    public void HandOver(Exchange exchange)
    {
        if (!exchange.HasRequest)
        {
            if (!exchange.IsResponseDone) return;
            // Once requests can be read, a response without one answers something that was lost.
            if (_requests == 0) Workshop.HandOver(exchange);
            else
            {
                Workshop.Http.UnmatchedResponses++;
                Workshop.Return(exchange);
            }
            return;
        }
        while (_open.Count > 0 && _open[0] is { IsRequestDone: true, IsResponseDone: true } first)
        {
            _open.RemoveAt(0);
            _answered--;
            if (first == _tunnelAsked) _tunnelAsked = null;
            Workshop.HandOver(first);
        }
    }

    public Tunnel TunnelOpenedBy(Exchange exchange)
    {
        if (exchange != _tunnelAsked) return Tunnel.None;
        int status = exchange.Response.Status;
        if (status == 101) return Ascii.EqualsIgnoreCase(exchange.Response.Find("upgrade"u8), "h2c"u8) ? Tunnel.UpgradedToHttp2 : Tunnel.Upgraded;
        return status is >= 200 and < 300 && exchange.Request.Method.SequenceEqual("CONNECT"u8) ? Tunnel.Connected : Tunnel.None;
    }

    /// <summary>Goes on after the answer to a request for a tunnel, or to any other.</summary>
    public void Open(Tunnel tunnel)
    {
        if (_tunnelAsked is { HasResponse: false }) return;
        _tunnelAsked = null;
        if (tunnel == Tunnel.Connected) Workshop.Http.Tunnels++;
        if (tunnel is Tunnel.Upgraded or Tunnel.UpgradedToHttp2)
        {
            Workshop.Http.Upgrades++;
            if (tunnel == Tunnel.UpgradedToHttp2) Workshop.Http.Http2++;
            Close();
        }
        StreamOf(FromLower.IsClient == true ? FromLower : FromUpper).Resume();
    }

    /// <summary>A direction turned out to carry something else.</summary>
    public void Meet(StartKind kind, HttpReader reader)
    {
        if (kind == StartKind.Tls || kind == StartKind.Http2)
        {
            if (kind == StartKind.Tls) Workshop.Http.Tls++;
            else Workshop.Http.Http2++;
            Close();
            return;
        }
        // With both directions seen from their beginning and neither HTTP, the rest can't be either.
        if (_metOther is { } other && other != reader && _lowerOpened is not null && FromLower.IsClient is null && FromUpper.IsClient is null) Close();
        _metOther = reader;
    }

    public void Finish()
    {
        foreach (var exchange in _open) exchange.IsRequestDone = exchange.IsResponseDone = true;
        _answered = _open.Count;
        if (_open.Count > 0) HandOver(_open[0]);
        if (_metOther is not null && FromLower.IsClient is null && FromUpper.IsClient is null) Workshop.Http.OtherProtocols++;
    }

    void Close()
    {
        FromLower.Close();
        FromUpper.Close();
    }

    long AcknowledgedBy(Exchange exchange) => StreamOf(FromLower.IsClient == true ? FromUpper : FromLower).OffsetOf(exchange.Acknowledged);

    HttpReader Other(HttpReader reader) => reader == FromLower ? FromUpper : FromLower;

    TcpStream StreamOf(HttpReader reader) => reader == FromLower ? _lowerStream! : _upperStream!;
}
