namespace Heliograph.Traffic;

/// <summary>A file that can't be used; the message is one sentence for people.</summary>
public sealed class TrafficException : IOException
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="error">Its kind.</param>
    /// <param name="message">One sentence: what, where, and what to do.</param>
    /// <param name="inner">What caused it, if anything did.</param>
    public TrafficException(TrafficError error, string message, Exception? inner = null) : base(message, inner) => Error = error;

    /// <summary>Its kind.</summary>
    public TrafficError Error { get; }
}
