namespace Heliograph.Site.Photos;

/// <summary>A word that a person put on a photo.</summary>
public sealed class PhotoTag
{
    public long PhotoId { get; set; }

    /// <summary>Lower case, letters and digits only: what tags are compared by.</summary>
    public string Clean { get; set; } = "";

    /// <summary>As it was written.</summary>
    public string Raw { get; set; } = "";

    /// <summary>From 0, in the order given.</summary>
    public int Position { get; set; }
}
