using System.Net;

namespace Heliograph.Tape.Bodies;

/// <summary>A body to send with <see cref="HttpClient"/>.</summary>
sealed class BodyContent(TapeBody body) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await foreach (var piece in body.ReadAsync(cancellationToken)) await stream.WriteAsync(piece, cancellationToken);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in body.Read()) stream.Write(piece.Span);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length ?? 0;
        return body.Length is not null;
    }
}
