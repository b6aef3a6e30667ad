namespace Heliograph.Site.Similarity.Twins;

/// <summary>Two photos of one person that show nearly the same picture.</summary>
public sealed class PhotoTwin
{
    /// <summary>The one that was there first.</summary>
    public long PhotoId { get; set; }

    public long OtherId { get; set; }
    public long OwnerId { get; set; }

    /// <summary>The least of the kinds' cosines, up to 1.</summary>
    public float Likeness { get; set; }

    /// <summary>The owner looked, and keeps both.</summary>
    public bool IsKept { get; set; }
}
