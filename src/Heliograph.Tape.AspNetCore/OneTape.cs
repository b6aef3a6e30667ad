using Heliograph.Tape.Playback;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Tape.AspNetCore;

/// <summary>Answers everything with one tape.</summary>
sealed class OneTape(Recording recording, double latency, Action<string, string, int>? answered)
{
    int _next;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            int number = Math.Min(Interlocked.Increment(ref _next), recording.Responses.Count) - 1;
            // Not beyond the last, so that the count does not run over.
            if (number == recording.Responses.Count - 1) Volatile.Write(ref _next, number);
            var response = recording.Responses[number];
            if (latency > 0) await Task.Delay(response.Timing.HeadersAt * latency * TimeSpan.FromMilliseconds(1), context.RequestAborted);
            using var answer = new TapeAnswer(TapeOutcome.Played, response) { Latency = latency };
            answered?.Invoke(context.Request.Method, context.Request.Path + context.Request.QueryString, response.Status);
            await OutgoingAnswer.SendAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception fault)
        {
            await Complaint.SendAsync(context, fault, null);
        }
    }
}
