using Heliograph.Tape.Playback;
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
            live = await IncomingRequest.ReadAsync(context, tapes);
            var question = tapes.Ask(live);
            // The request's token costs as much as playing a tape: it is asked for only where something may take long.
            using var answer = tapes.AnswerAtOnce(question) ?? await AnswerAsync(question, live, context.RequestAborted);
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

    ValueTask<TapeAnswer> AnswerAsync(Question question, RecordedRequest live, CancellationToken aborted) =>
        tapes.AnswerAsync(question, cancel => upstream.SendAsync(live, cancel), aborted);

    static string? Refusal(HttpContext context) =>
        HttpMethods.IsConnect(context.Request.Method) ? "Tunnels can't be recorded: give this address as the service's, not as a proxy."
        : context.Request.Headers.Upgrade is { Count: > 0 } upgrade && upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase) ? "WebSockets can't be recorded."
        : null;
}
