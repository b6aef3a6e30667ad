using System.Collections.Frozen;
using Heliograph.Traffic.Inference.Bodies;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference;

/// <summary>What a response says about its operation.</summary>
static class ResponseLearning
{
    // Fields that say something about the service; the rest is the server's and the proxies'.
    static readonly FrozenSet<string> s_telling = new[] { "location", "link", "etag", "last-modified", "retry-after", "allow", "www-authenticate", "content-range", "deprecation", "sunset" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> s_servers = new[]
    {
        "x-powered-by", "x-frame-options", "x-content-type-options", "x-xss-protection", "x-request-id", "x-runtime", "x-served-by", "x-cache", "x-cache-hits", "x-timer", "x-amz-cf-id", "x-amz-cf-pop", "x-aspnet-version",
        "x-github-request-id", "x-download-options", "x-dns-prefetch-control", "x-ua-compatible", "x-varnish", "x-amzn-trace-id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a field says something about the service.</summary>
    public static bool IsTelling(string name) =>
        s_telling.Contains(name) || (name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && !s_servers.Contains(name)) || name.StartsWith("ratelimit", StringComparison.OrdinalIgnoreCase);

    public static void Learn(ObservedCall call, ResponseStats stats)
    {
        stats.Count++;
        var response = call.Exchange.Response;
        for (int i = 0; i < response.FieldCount; i++)
        {
            var name = HeaderName.Of(response.FieldName(i));
            if (name.IsTelling) RequestLearning.Learn(call, stats.Headers.Get(name.Text), name.Text, response.FieldValue(i));
        }
        if (response.BodyLength == 0) return;
        stats.WithBody++;
        var body = stats.Bodies.Get(call.ResponseType);
        body.Count++;
        if (!call.IsResponseReadable && BodyLearning.NeedsAll(call.ResponseType)) body.Unread++;
        else BodyLearning.Learn(call, call.ResponseType, call.ResponseBody.Span, body);
    }
}
