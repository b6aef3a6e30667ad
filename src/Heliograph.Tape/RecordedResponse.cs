namespace Heliograph.Tape;

/// <summary>A response as a tape holds it.</summary>
public sealed record RecordedResponse
{
    /// <summary>When it was recorded.</summary>
    public DateTimeOffset Recorded { get; init; }

    /// <summary>HTTP version in which it came, such as <c>1.1</c>.</summary>
    public string Version { get; init; } = "1.1";

    /// <summary>The status, 200 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase, where it is not the standard one.</summary>
    public string? Reason { get; init; }

    /// <summary>The headers in order, repeated ones apart. <c>Transfer-Encoding: chunked</c> marks a body that came in chunks.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];

    /// <summary>The body as sent.</summary>
    public TapeBody Body { get; init; } = TapeBody.Empty;

    /// <summary>The trailers in order.</summary>
    public IReadOnlyList<Header> Trailers { get; init; } = [];

    /// <summary>When its parts came.</summary>
    public ResponseTiming Timing { get; init; } = ResponseTiming.None;

    /// <summary>Whether a response with this status has no body whatever its headers say (RFC 9110, sections 15.3.5 and 15.4.5).</summary>
    internal static bool HasNoBody(int status, string method) => status is 204 or 304 || method == "HEAD";
}
