using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Heliograph.Tape.Playback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Heliograph.Tape.AspNetCore;

/// <summary>Sends an answer as it was recorded.</summary>
static class OutgoingAnswer
{
    // Larger bodies wait for the reader between pieces.
    const int AtOnce = 64 << 10;

    static readonly ConditionalWeakTable<RecordedResponse, Head> s_heads = [];

    public static ValueTask SendAsync(HttpContext context, TapeAnswer answer)
    {
        bool bodyless = RecordedResponse.HasNoBody(answer.Response.Status, context.Request.Method);
        if (!answer.TryGetMemory(out var body) || body.Length > AtOnce || answer.Trailers.Count > 0) return SendPiecesAsync(context, answer, bodyless);
        SendHead(context, answer.Response);
        if (!bodyless && !body.IsEmpty) context.Response.BodyWriter.Write(body.Span);
        return ValueTask.CompletedTask;
    }

    static async ValueTask SendPiecesAsync(HttpContext context, TapeAnswer answer, bool bodyless)
    {
        SendHead(context, answer.Response);
        var response = context.Response;
        // Kestrel has no trailers in HTTP/1.1, and no way to leave chunks without an end: there the chunks are cut here.
        bool http1 = HttpProtocol.IsHttp11(context.Request.Protocol) && !bodyless;
        bool cutsChunks = http1 && response.ContentLength is null && (answer.KeptBytes is not null || answer.Trailers.Count > 0 || response.Headers.ContainsKey("Trailer"));
        if (cutsChunks) response.Headers.TransferEncoding = "chunked";
        if (http1 && answer.KeptBytes is not null) response.Headers.Connection = "close";
        // The headers go first, so that who waits for them knows of a body that comes slowly.
        await response.StartAsync(context.RequestAborted);
        try
        {
            if (!bodyless)
                await foreach (var piece in answer.ReadAsync(context.RequestAborted))
                    if (cutsChunks) await Chunks.WriteAsync(response.BodyWriter, piece, context.RequestAborted);
                    else await response.BodyWriter.WriteAsync(piece, context.RequestAborted);
        }
        catch (TapeException fault) when (http1 && fault.Error == TapeError.Injected)
        {
            // What was sent arrives, and then the connection ends: an abort could overtake it.
            return;
        }
        if (cutsChunks) await Chunks.EndAsync(response.BodyWriter, answer.Trailers, context.RequestAborted);
        else if (response.SupportsTrailers())
            foreach (var trailer in answer.Trailers) response.AppendTrailer(trailer.Name, trailer.Value);
    }

    static void SendHead(HttpContext context, RecordedResponse response)
    {
        context.Response.StatusCode = response.Status;
        if (response.Reason is not null && context.Features.Get<IHttpResponseFeature>() is { } feature) feature.ReasonPhrase = response.Reason;
        var headers = context.Response.Headers;
        var head = s_heads.GetValue(response, static response => new(response));
        if (head.Length is { } length) headers.ContentLength = length;
        foreach (var (name, values) in head.Fields) headers[name] = values;
    }

    /// <summary>Headers as the server takes them, worked out once for each response on tape.</summary>
    sealed class Head
    {
        public Head(RecordedResponse response)
        {
            // The server cuts chunks itself; a 204 has no length.
            Fields = [.. response.Headers
                .Where(header => !header.Is("Transfer-Encoding") && !header.Is("Content-Length") && !HeaderList.IsPerConnection(header.Name))
                .GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
                .Select(group => (group.Key, new StringValues([.. group.Select(header => header.Value)])))];
            if (response.Status != 204 && long.TryParse(response.Headers.First("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long length)) Length = length;
        }

        public (string Name, StringValues Values)[] Fields { get; }

        public long? Length { get; }
    }
}
