using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Traffic;

/// <summary>Section <c>Traffic</c>.</summary>
public sealed record TrafficOptions
{
    /// <summary>Whether the site learns its own API from the calls that it answers, for the page <i>API</i> of the administration.</summary>
    public bool Observe { get; init; } = true;

    /// <summary>Memory that a day's learning may take, about; its file in <c>traffic/</c> is smaller.</summary>
    [Range(1 << 20, 1 << 30)]
    public long MostBytes { get; init; } = 8 << 20;
}
