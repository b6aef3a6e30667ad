using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Accounts.Limits;

/// <summary>Section <c>RateLimits</c>: generous to a class of thirty behind one address, useless to whoever guesses.</summary>
public sealed record RateLimitOptions
{
    /// <summary>From one address.</summary>
    [Range(1, int.MaxValue)]
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>For one alias or e-mail, from anywhere.</summary>
    [Range(1, int.MaxValue)]
    public int SignInsPerMinuteAndName { get; init; } = 20;

    /// <summary>From one address.</summary>
    [Range(1, int.MaxValue)]
    public int SignUpsPerHour { get; init; } = 60;

    /// <summary>From one address.</summary>
    [Range(1, int.MaxValue)]
    public int ResetsPerHour { get; init; } = 20;

    /// <summary>For one alias or e-mail, from anywhere.</summary>
    [Range(1, int.MaxValue)]
    public int ResetsPerHourAndName { get; init; } = 5;

    /// <summary>By one person.</summary>
    [Range(1, int.MaxValue)]
    public int UploadsPerMinute { get; init; } = 3000;

    /// <summary>By one person.</summary>
    [Range(1, int.MaxValue)]
    public int ReportsPerHour { get; init; } = 30;

    /// <summary>Forms with photos that guests send from one address.</summary>
    [Range(1, int.MaxValue)]
    public int GuestUploadsPerHour { get; init; } = 60;

    /// <summary>Archives fetched by one person, or from one address.</summary>
    [Range(1, int.MaxValue)]
    public int DownloadsPerHour { get; init; } = 60;

    /// <summary>Favourites, comments, follows and blocks, by one person.</summary>
    [Range(1, int.MaxValue)]
    public int ActsPerMinute { get; init; } = 120;
}
