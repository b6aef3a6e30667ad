namespace Heliograph.Site.Photos.Views;

/// <summary>How often a photo was looked at on one day.</summary>
public sealed class PhotoDay
{
    public long PhotoId { get; set; }

    /// <summary>Days since 1970-01-01, UTC.</summary>
    public int Day { get; set; }

    public int Views { get; set; }
}
