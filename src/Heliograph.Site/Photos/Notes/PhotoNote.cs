namespace Heliograph.Site.Photos.Notes;

/// <summary>Words on a region of a photo.</summary>
public sealed class PhotoNote
{
    public long Id { get; set; }
    public long PhotoId { get; set; }
    public long AuthorId { get; set; }

    /// <summary>Left edge, as a share of the upright photo's width, 0 to 1.</summary>
    public double X { get; set; }

    /// <summary>Upper edge, as a share of its height.</summary>
    public double Y { get; set; }

    /// <summary>Share of its width.</summary>
    public double Width { get; set; }

    /// <summary>Share of its height.</summary>
    public double Height { get; set; }

    internal Region Region
    {
        get => new(X, Y, Width, Height);
        set => (X, Y, Width, Height) = value;
    }

    public string Text { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }
}
