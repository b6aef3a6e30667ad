using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Sharing;

/// <summary>Section <c>Sharing</c>.</summary>
public sealed record SharingOptions
{
    /// <summary>Photos that guests may give by one link, all of them together.</summary>
    [Range(0, int.MaxValue)]
    public int GuestPhotosPerLink { get; init; } = 1000;
}
