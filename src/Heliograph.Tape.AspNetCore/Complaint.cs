using Microsoft.AspNetCore.Http;

namespace Heliograph.Tape.AspNetCore;

/// <summary>What went wrong, as one sentence with a status; where the answer has begun, a broken connection.</summary>
static class Complaint
{
    public static Task SendAsync(HttpContext context, Exception fault, Uri? service)
    {
        if (fault is TapeException { Error: TapeError.Injected } || context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }
        var (status, sentence) = fault switch
        {
            TapeException { Error: TapeError.BadRequest } => (StatusCodes.Status400BadRequest, fault.Message),
            TapeException { Error: TapeError.Upstream } => (StatusCodes.Status502BadGateway, fault.Message),
            TapeException => (StatusCodes.Status500InternalServerError, fault.Message),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            HttpRequestException => (StatusCodes.Status502BadGateway, $"The service at {service} can't be used: {fault.Message}"),
            // Kestrel's word on a header that it may not send.
            InvalidOperationException => (StatusCodes.Status500InternalServerError, $"The answer can't be sent: {fault.Message}"),
            _ => (StatusCodes.Status500InternalServerError, $"The request can't be answered: {fault.Message}"),
        };
        return SendAsync(context, status, sentence);
    }

    public static async Task SendAsync(HttpContext context, int status, string sentence)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(sentence.ReplaceLineEndings(" ").TrimEnd() + "\n", context.RequestAborted);
    }
}
