namespace Heliograph.Site.Photos;

/// <summary>A word that a person put on a photo.</summary>
public sealed class PhotoTag
{
    public long PhotoId { get; set; }

    /// <summary>Lower case, letters and digits only, or a machine tag's <c>namespace:predicate=value</c> in lower case: what tags are compared by.</summary>
    public string Clean { get; set; } = "";

    /// <summary>As it was written.</summary>
    public string Raw { get; set; } = "";

    /// <summary>From 0, in the order given.</summary>
    public int Position { get; set; }

    /// <summary>Its number among all tags that the photo ever had, so that a tag has an id of its own; from 1.</summary>
    public int Number { get; set; }

    /// <summary>Who put it there.</summary>
    public long AuthorId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long AddedAt { get; set; }

    /// <summary>The first part of a machine tag; null for other tags.</summary>
    public string? Namespace { get; set; }

    /// <summary>The second part of a machine tag.</summary>
    public string? Predicate { get; set; }

    /// <summary>The third part of a machine tag, as it was written.</summary>
    public string? Value { get; set; }
}
