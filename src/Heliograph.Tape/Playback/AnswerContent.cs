using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Heliograph.Tape.Bodies;

namespace Heliograph.Tape.Playback;

/// <summary>An answer's body as <see cref="HttpClient"/> gives it to its caller.</summary>
sealed class AnswerContent(TapeAnswer answer, bool bodyless) : HttpContent
{
    public HttpResponseHeaders? Trailers { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await foreach (var piece in ReadAsync(cancellationToken)) await stream.WriteAsync(piece, cancellationToken);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Task.Run(() => SerializeToStreamAsync(stream, context, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) => Task.FromResult(CreateContentReadStream(cancellationToken));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new PieceStream(ReadAsync);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) answer.Dispose();
        base.Dispose(disposing);
    }

    async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (!bodyless)
            await foreach (var piece in answer.ReadAsync(cancel)) yield return piece;
        foreach (var trailer in answer.Trailers) Trailers?.TryAddWithoutValidation(trailer.Name, trailer.Value);
    }
}
