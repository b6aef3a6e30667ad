namespace Heliograph.Tape;

/// <summary>When the parts of a response came, in whole milliseconds since the request was sent.</summary>
/// <param name="HeadersAt">When the headers were there.</param>
/// <param name="Chunks">The pieces of the body, where they came apart; empty where it came at once.</param>
public sealed record ResponseTiming(int HeadersAt, IReadOnlyList<TimedChunk> Chunks)
{
    /// <summary>Everything at once.</summary>
    public static ResponseTiming None { get; } = new(0, []);
}

/// <summary>A piece of a body.</summary>
/// <param name="At">When it came, in milliseconds since the request was sent.</param>
/// <param name="Bytes">Its length.</param>
public readonly record struct TimedChunk(int At, long Bytes);
