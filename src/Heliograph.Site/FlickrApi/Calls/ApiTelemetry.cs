using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>What telemetry tells of calls: they fail with HTTP status 200, so it reads what the answer says.</summary>
static class ApiTelemetry
{
    static readonly Meter Meter = new("Heliograph");
    static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("heliograph.flickr.call.duration", "s", "Calls of the Flickr API, by method, stat and code.");

    /// <param name="method">Null: there is none such.</param>
    /// <param name="code">Null: it succeeded.</param>
    public static void Called(HttpContext context, string? method, int? code, TimeSpan took)
    {
        var tags = new TagList { { "method", method ?? "" }, { "stat", code is null ? "ok" : "fail" } };
        if (code is { } known)
            tags.Add("code", known);
        Calls.Record(took.TotalSeconds, tags);

        // To the server's own figures of requests every call is a success.
        if (context.Features.Get<IHttpMetricsTagsFeature>() is not { } request)
            return;
        foreach (var (name, value) in tags)
            request.Tags.Add(new($"flickr.{name}", value));
    }
}
