using Heliograph.Tape.Recorders;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Tape.AspNetCore;

/// <summary>Answers every request that reaches it, from a tape or from the service.</summary>
sealed class TapeMiddleware(Tapes tapes, UpstreamClient upstream)
{
    public async Task InvokeAsync(HttpContext context)
    {
        RecordedRequest? live = null;
        try
        {
            if (Refusal(context) is { } refusal)
            {
                await Complaint.SendAsync(context, StatusCodes.Status501NotImplemented, refusal);
                return;
            }
            var request = live = await IncomingRequest.ReadAsync(context, tapes);
            using var answer = await tapes.AnswerAsync(request, cancel => upstream.SendAsync(request, cancel), context.RequestAborted);
            await OutgoingAnswer.SendAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception fault)
        {
            await Complaint.SendAsync(context, fault, upstream.Address);
        }
        finally
        {
            if (live is not null) RequestBody.Discard(live.Body);
        }
    }

    static string? Refusal(HttpContext context) =>
        HttpMethods.IsConnect(context.Request.Method) ? "Tunnels can't be recorded: give this address as the service's, not as a proxy."
        : context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase) ? "WebSockets can't be recorded."
        : null;
}
