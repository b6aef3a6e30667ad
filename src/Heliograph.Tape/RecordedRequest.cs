namespace Heliograph.Tape;

/// <summary>A request as a tape holds it, and as a rule for matching sees it.</summary>
public sealed record RecordedRequest
{
    /// <summary>The method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as sent, beginning with a slash; in front of it scheme and host, where the client chose them (with
    /// <see cref="TapeHandler"/>), and not where the server stands for one service (proxy and middleware).</summary>
    public required string Url { get; init; }

    /// <summary>HTTP version, such as <c>1.1</c>.</summary>
    public string Version { get; init; } = "1.1";

    /// <summary>The headers in order.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];

    /// <summary>The body as sent.</summary>
    public TapeBody Body { get; init; } = TapeBody.Empty;

    /// <summary>The trailers in order.</summary>
    public IReadOnlyList<Header> Trailers { get; init; } = [];

    /// <summary>Scheme and host in front of the path, such as <c>https://api.example.org</c>, or empty.</summary>
    internal ReadOnlySpan<char> Origin => Url.AsSpan(0, TargetStart);

    /// <summary>Path and query.</summary>
    internal ReadOnlySpan<char> Target => Url.AsSpan(TargetStart);

    /// <summary>The path as sent.</summary>
    internal ReadOnlySpan<char> Path => Target.IndexOf('?') is >= 0 and int end ? Target[..end] : Target;

    /// <summary>What follows the question mark, as sent.</summary>
    internal ReadOnlySpan<char> Query => Target.IndexOf('?') is >= 0 and int end ? Target[(end + 1)..] : default;

    int TargetStart
    {
        get
        {
            if (Url.StartsWith('/')) return 0;
            int host = Url.IndexOf("://", StringComparison.Ordinal);
            int slash = host < 0 ? 0 : Url.AsSpan(host + 3).IndexOfAny('/', '?');
            return host < 0 ? 0 : slash < 0 ? Url.Length : host + 3 + slash;
        }
    }

    /// <exception cref="TapeException">No server should be sent this.</exception>
    internal void Check()
    {
        if (Method.Length == 0 || HeaderList.Fault(new(Method, "")) is not null) throw Bad("its method is no word that HTTP allows");
        foreach (char c in Url)
            if (c is <= ' ' or >= '\u007f') throw Bad($"its address has the character U+{(int)c:X4}, which must be percent-encoded");
        var target = Target;
        for (int at = target.IndexOf('%'); at >= 0; at = NextPercent(target, at))
            if (at + 2 >= target.Length || !char.IsAsciiHexDigit(target[at + 1]) || !char.IsAsciiHexDigit(target[at + 2]))
                throw Bad($"its address has a percent sign without two hexadecimal digits after it (character {at + 1})");
    }

    static int NextPercent(ReadOnlySpan<char> target, int at) => target[(at + 1)..].IndexOf('%') is >= 0 and int next ? at + 1 + next : -1;

    static TapeException Bad(string why) => new(TapeError.BadRequest, $"The request can't be used: {why}.");
}
