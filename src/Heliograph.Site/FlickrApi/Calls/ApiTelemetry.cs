using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>What telemetry tells of calls: they fail with HTTP status 200, so it reads what the answer says.</summary>
static class ApiTelemetry
{
    static readonly Meter Meter = new("Heliograph");
    static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("heliograph.flickr.call.duration", "s", "Calls of the Flickr API, by method, stat and code.");

    /// <param name="method">Null: there is none such.</param>
    /// <param name="code">Null: it succeeded.</param>
    public static void Called(string? method, int? code, TimeSpan took)
    {
        var tags = new TagList { { "method", method ?? "" }, { "stat", code is null ? "ok" : "fail" } };
        if (code is { } known)
            tags.Add("code", known);
        Calls.Record(took.TotalSeconds, tags);
    }
}
