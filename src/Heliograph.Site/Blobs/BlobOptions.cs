using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Blobs;

/// <summary>Section <c>Blobs</c>.</summary>
sealed record BlobOptions
{
    /// <summary>How long an original stays after its last photo was deleted: a backup made meanwhile stays whole. Longer than any upload takes to be stored.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How old the last comparison of an original with its hash may become.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan VerifyEvery { get; init; } = TimeSpan.FromDays(30);
}
