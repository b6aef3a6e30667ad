namespace Heliograph.Traffic;

/// <summary>A request and its response. It is used again: take what is needed of it while it is handed over.</summary>
public sealed class Exchange
{
    internal Exchange()
    {
    }

    /// <summary>Who asked.</summary>
    public Endpoint Client { get; internal set; }

    /// <summary>Who was asked.</summary>
    public Endpoint Server { get; internal set; }

    /// <summary>Of the packet with the request's first byte, nanoseconds since 1970; of the response's where there is no request.</summary>
    public long Start { get; internal set; }

    /// <summary>Of the packet with the response's last byte, nanoseconds since 1970; of the request's where there is no response.</summary>
    public long End { get; internal set; }

    /// <summary>Number of the exchange in its connection, from 0.</summary>
    public int Number { get; internal set; }

    /// <summary>Whether the request was seen.</summary>
    public bool HasRequest { get; internal set; }

    /// <summary>Whether the response's head was seen.</summary>
    public bool HasResponse { get; internal set; }

    /// <summary>The request.</summary>
    public Message Request { get; internal set; } = new();

    /// <summary>The response.</summary>
    public Message Response { get; internal set; } = new();

    /// <summary>Path of the service's own route, with its parameters in braces, where it is known; such paths need no guessing.</summary>
    internal string? Route { get; set; }

    /// <summary>Who asked, where addresses are not to be kept.</summary>
    internal string? Caller { get; set; }

    /// <summary>Which part of a service was asked, where its host says too little.</summary>
    internal string? Service { get; set; }

    internal bool IsRequestDone, IsResponseDone;

    /// <summary>How much of the server's stream the client had acknowledged when it asked, as TCP numbers it.</summary>
    internal uint Acknowledged;

    internal void Clear()
    {
        Request.Clear();
        Response.Clear();
        (Start, End, Number) = (0, 0, 0);
        Route = Caller = Service = null;
        HasRequest = HasResponse = IsRequestDone = IsResponseDone = false;
        Acknowledged = 0;
    }
}
