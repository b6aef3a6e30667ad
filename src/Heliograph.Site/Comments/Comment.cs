using Heliograph.Site.Accounts;

namespace Heliograph.Site.Comments;

/// <summary>What somebody says below a photo or an album.</summary>
public sealed class Comment
{
    public long Id { get; set; }

    /// <summary>The photo it is about; null: it is about an album.</summary>
    public long? PhotoId { get; set; }

    /// <summary>The album it is about; null: it is about a photo.</summary>
    public long? AlbumId { get; set; }

    /// <summary>Whose photo or album it is, so that what happens to a person's things is found by one index.</summary>
    public long OwnerId { get; set; }

    public long AuthorId { get; set; }
    public Person? Author { get; set; }

    /// <summary>As it was written; limited HTML is made safe when it is shown.</summary>
    public string Text { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null: never changed.</summary>
    public long? EditedAt { get; set; }

    /// <summary>When a moderator took it down, Unix milliseconds; only administrators see it then.</summary>
    public long? TakenDownAt { get; set; }
}
