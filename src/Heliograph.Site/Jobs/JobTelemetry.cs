using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Heliograph.Site.Jobs;

/// <summary>What telemetry tells of jobs.</summary>
static class JobTelemetry
{
    static readonly ActivitySource Source = new("Heliograph");
    static readonly Meter Meter = new("Heliograph");
    static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("heliograph.job.duration", "s", "Time from claim to end of an attempt at a job.");

    public static Activity? Start(Job job) => Source.StartActivity($"job {job.Kind}")?.SetTag("job.id", job.Id);

    public static void Ended(Job job, JobEnd end, DateTimeOffset at) =>
        Durations.Record((at.ToUnixTimeMilliseconds() - job.StartedAt ?? 0) / 1000.0, new("kind", job.Kind), new("outcome", end.Outcome));
}
