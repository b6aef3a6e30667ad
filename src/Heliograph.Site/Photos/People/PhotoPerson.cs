namespace Heliograph.Site.Photos.People;

/// <summary>That somebody is in a photo, and where, if that is known.</summary>
public sealed class PhotoPerson
{
    public long PhotoId { get; set; }
    public long PersonId { get; set; }

    /// <summary>Who said so.</summary>
    public long AddedById { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long AddedAt { get; set; }

    /// <summary>The person asked not to be named here: shown to nobody, and not to be added again.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Left edge, as a share of the upright photo's width, 0 to 1; null: nowhere in particular.</summary>
    public double? X { get; set; }

    /// <summary>Upper edge, as a share of its height.</summary>
    public double? Y { get; set; }

    /// <summary>Share of its width.</summary>
    public double? Width { get; set; }

    /// <summary>Share of its height.</summary>
    public double? Height { get; set; }

    internal Region? Region
    {
        get => X is { } x && Y is { } y && Width is { } width && Height is { } height ? new(x, y, width, height) : null;
        set => (X, Y, Width, Height) = (value?.X, value?.Y, value?.Width, value?.Height);
    }
}
