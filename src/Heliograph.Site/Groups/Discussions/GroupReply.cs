namespace Heliograph.Site.Groups.Discussions;

/// <summary>What somebody says in a topic.</summary>
public sealed class GroupReply
{
    public long Id { get; set; }
    public long TopicId { get; set; }
    public long AuthorId { get; set; }

    /// <summary>As written; limited HTML is made safe when it is shown.</summary>
    public string Text { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null: never changed.</summary>
    public long? EditedAt { get; set; }
}
