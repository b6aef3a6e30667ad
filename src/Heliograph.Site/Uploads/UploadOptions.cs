using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Uploads;

/// <summary>Section <c>Uploads</c>.</summary>
sealed record UploadOptions
{
    /// <summary>Largest file taken, wherever it comes from.</summary>
    [Range(1L, long.MaxValue)]
    public long MaxBytes { get; init; } = 200_000_000;

    /// <summary>How long an upload's sender may be silent before it is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);
}
