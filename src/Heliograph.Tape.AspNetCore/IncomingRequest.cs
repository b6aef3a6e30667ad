using Heliograph.Tape.Recorders;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Tape.AspNetCore;

/// <summary>Reads what came in as a tape has it.</summary>
static class IncomingRequest
{
    public static ValueTask<RecordedRequest> ReadAsync(HttpContext context, Tapes tapes)
    {
        var request = context.Request;
        var live = new RecordedRequest
        {
            Method = request.Method,
            Url = Target(context),
            Version = Version(request.Protocol),
            Headers = Headers(request.Headers),
        };
        bool hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        return hasBody ? ReadBodyAsync(live, request, tapes, context.RequestAborted) : ValueTask.FromResult(live);
    }

    static async ValueTask<RecordedRequest> ReadBodyAsync(RecordedRequest live, HttpRequest request, Tapes tapes, CancellationToken cancel)
    {
        var body = await RequestBody.ReadAsync(request.Body, live.Headers, tapes, cancel);
        var trailers = request.SupportsTrailers() && request.CheckTrailersAvailable() ? request.HttpContext.Features.Get<IHttpRequestTrailersFeature>()!.Trailers : null;
        return live with { Body = body, Trailers = trailers is null ? [] : Headers(trailers) };
    }

    static string Target(HttpContext context)
    {
        string raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // OPTIONS * and the absolute form that clients send to proxies.
        if (!raw.StartsWith('/')) return raw == "*" ? "/*" : context.Request.Path.ToUriComponent() is { Length: > 0 } path ? path + context.Request.QueryString : "/";
        string mounted = context.Request.PathBase.Value ?? "";
        if (mounted.Length > 0 && raw.StartsWith(mounted, StringComparison.OrdinalIgnoreCase)) raw = raw[mounted.Length..];
        return raw.StartsWith('/') ? raw : "/" + raw;
    }

    static string Version(string protocol) => protocol.Length > 5 ? protocol[5..] is "2" ? "2.0" : protocol[5..] is "3" ? "3.0" : protocol[5..] : "1.1";

    static Header[] Headers(IHeaderDictionary source)
    {
        var headers = new Header[source.Count];
        int at = 0;
        foreach (var (name, values) in source)
        {
            if (at + values.Count > headers.Length) Array.Resize(ref headers, at + values.Count + source.Count);
            for (int i = 0; i < values.Count; i++) headers[at++] = new(name, values[i] ?? "");
        }
        return at == headers.Length ? headers : headers[..at];
    }
}
