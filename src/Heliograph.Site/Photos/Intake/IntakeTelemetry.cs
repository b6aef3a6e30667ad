using System.Diagnostics.Metrics;

namespace Heliograph.Site.Photos.Intake;

/// <summary>What telemetry tells of photographs coming in.</summary>
static class IntakeTelemetry
{
    static readonly Meter Meter = new("Heliograph");
    static readonly Counter<long> Photos = Meter.CreateCounter<long>("heliograph.intake.photos", "{photo}", "Photographs accepted.");
    static readonly Counter<long> Bytes = Meter.CreateCounter<long>("heliograph.intake.bytes", "By", "Bytes of originals accepted.");

    public static void Accepted(Photo photo)
    {
        var format = new KeyValuePair<string, object?>("format", photo.Format.ToString());
        Photos.Add(1, format);
        Bytes.Add(photo.Bytes, format);
    }
}
