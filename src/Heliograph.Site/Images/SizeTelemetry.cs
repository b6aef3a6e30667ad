using System.Diagnostics.Metrics;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Images;

/// <summary>What telemetry tells of sizes.</summary>
static class SizeTelemetry
{
    static readonly Meter Meter = new("Heliograph");
    static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("heliograph.size.duration", "s", "Time to make a size of a photograph.");

    public static void Made(PhotoSize size, TimeSpan duration) =>
        Durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("size", size.Suffix));
}
