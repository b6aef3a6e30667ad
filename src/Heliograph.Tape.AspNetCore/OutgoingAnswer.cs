using System.Buffers;
using Heliograph.Tape.Playback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Tape.AspNetCore;

/// <summary>Sends an answer as it was recorded.</summary>
static class OutgoingAnswer
{
    // Larger bodies wait for the reader between pieces.
    const int AtOnce = 64 << 10;

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
        // The headers go first, so that who waits for them knows of a body that comes slowly.
        await context.Response.StartAsync(context.RequestAborted);
        if (!bodyless)
            await foreach (var piece in answer.ReadAsync(context.RequestAborted))
                await context.Response.BodyWriter.WriteAsync(piece, context.RequestAborted);
        if (context.Response.SupportsTrailers())
            foreach (var trailer in answer.Trailers) context.Response.AppendTrailer(trailer.Name, trailer.Value);
    }

    static void SendHead(HttpContext context, RecordedResponse response)
    {
        context.Response.StatusCode = response.Status;
        if (response.Reason is not null && context.Features.Get<IHttpResponseFeature>() is { } feature) feature.ReasonPhrase = response.Reason;
        var headers = context.Response.Headers;
        for (int i = 0; i < response.Headers.Count; i++)
        {
            var header = response.Headers[i];
            // The server cuts chunks itself; a 204 has no length.
            if (header.Is("Transfer-Encoding") || HeaderList.IsPerConnection(header.Name) || (response.Status == 204 && header.Is("Content-Length"))) continue;
            headers.Append(header.Name, header.Value);
        }
    }
}
