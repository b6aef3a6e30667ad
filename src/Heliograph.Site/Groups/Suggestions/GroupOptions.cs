using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>How suggestions of groups are made; section <c>Groups</c>.</summary>
public sealed record GroupOptions
{
    /// <summary>The model is built anew after so long, with its parameters chosen anew.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan BuildEvery { get; init; } = TimeSpan.FromDays(7);

    /// <summary>And sooner when so many joins, leaves and changes of pools have come, as a share of what it was built from.</summary>
    [Range(0.001, 1000)]
    public double BuildAfterShare { get; init; } = 0.1;

    /// <summary>But not for fewer than so many.</summary>
    [Range(1, int.MaxValue)]
    public int BuildAfterChanges { get; init; } = 100;

    /// <summary>Groups in a list of suggestions.</summary>
    [Range(1, 50)]
    public int Suggested { get; init; } = 8;
}
