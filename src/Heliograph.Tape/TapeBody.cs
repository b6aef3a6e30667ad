using Heliograph.Tape.Bodies;
using Heliograph.Tape.Format;

namespace Heliograph.Tape;

/// <summary>The bytes of a body as they travel, with any content coding still on.</summary>
public abstract class TapeBody
{
    private protected TapeBody()
    {
    }

    /// <summary>No bytes.</summary>
    public static TapeBody Empty { get; } = new MemoryBody(ReadOnlyMemory<byte>.Empty);

    /// <summary>A body in memory, which must not change afterwards.</summary>
    /// <param name="bytes">The bytes as sent.</param>
    public static TapeBody Of(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? Empty : new MemoryBody(bytes);

    /// <summary>Number of bytes; null while they are still arriving.</summary>
    public abstract long? Length { get; }

    /// <summary>The bytes from the first, in pieces; a piece is valid until the next is asked for. May be called repeatedly.</summary>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="TapeException">The bytes can't be read, or the sender broke off.</exception>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancel = default);

    /// <summary>The body for people to read: any gzip, deflate or br taken off, JSON indented.</summary>
    /// <param name="headers">What says its type and coding.</param>
    /// <returns>Null where it is no text or has more than a mebibyte.</returns>
    /// <exception cref="TapeException">It can't be read.</exception>
    public string? ReadText(IReadOnlyList<Header> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return ShownText.Read(this, headers);
    }

    /// <summary>The same at once, for a body that has arrived.</summary>
    internal abstract IEnumerable<ReadOnlyMemory<byte>> Read();

    internal byte[] ToArray()
    {
        var whole = new MemoryStream();
        foreach (var piece in Read()) whole.Write(piece.Span);
        return whole.ToArray();
    }

    /// <summary>The whole body, where it is in memory; that never reads a file.</summary>
    internal virtual bool TryGetMemory(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        return false;
    }
}
