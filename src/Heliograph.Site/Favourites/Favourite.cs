namespace Heliograph.Site.Favourites;

/// <summary>That a person marked somebody's photo as a favourite.</summary>
public sealed class Favourite
{
    public long PersonId { get; set; }
    public long PhotoId { get; set; }

    /// <summary>Whose photo it is, so that what happens to a person's photos is found by one index.</summary>
    public long OwnerId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
