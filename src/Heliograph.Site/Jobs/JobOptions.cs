using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Jobs;

/// <summary>Section <c>Jobs</c>.</summary>
public sealed record JobOptions
{
    /// <summary>Jobs that this process runs at a time; 0: it runs none, others do.</summary>
    [Range(0, 256)]
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>After this many seconds without a heartbeat another worker takes the job.</summary>
    [Range(1, 3600)]
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>How often to look for work that other processes asked for, in seconds.</summary>
    [Range(1, 3600)]
    public int PollSeconds { get; init; } = 5;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);
    public TimeSpan Poll => TimeSpan.FromSeconds(PollSeconds);
}
