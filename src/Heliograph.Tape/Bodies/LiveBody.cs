using System.Runtime.CompilerServices;

namespace Heliograph.Tape.Bodies;

/// <summary>The body of a response that is passed on as it comes. It can be read once.</summary>
sealed class LiveBody(HttpContent content) : TapeBody
{
    public override long? Length => content.Headers.ContentLength;

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        byte[] piece = new byte[64 << 10];
        while (await stream.ReadAsync(piece, cancel) is > 0 and int read) yield return piece.AsMemory(0, read);
    }

    internal override IEnumerable<ReadOnlyMemory<byte>> Read() => throw new InvalidOperationException("The body is still arriving.");
}
