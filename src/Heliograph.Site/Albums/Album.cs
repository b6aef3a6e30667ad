using Heliograph.Site.Accounts;

namespace Heliograph.Site.Albums;

/// <summary>Photos of one owner in an order of their own.</summary>
public sealed class Album
{
    public long Id { get; set; }
    public long OwnerId { get; set; }
    public Person? Owner { get; set; }
    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public long? CoverPhotoId { get; set; }

    /// <summary>Among its owner's albums, ascending; those of one position stand newest first.</summary>
    public long Position { get; set; }

    /// <summary>Times that somebody but the owner opened its page.</summary>
    public long Views { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long UpdatedAt { get; set; }
}
