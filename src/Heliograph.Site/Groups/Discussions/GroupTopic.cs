namespace Heliograph.Site.Groups.Discussions;

/// <summary>What somebody began to talk about in a group.</summary>
public sealed class GroupTopic
{
    public long Id { get; set; }
    public long GroupId { get; set; }

    /// <summary>Null: who began it has left the site; their words went with them, the others' stay.</summary>
    public long? AuthorId { get; set; }

    public string Subject { get; set; } = "";

    /// <summary>As written; limited HTML is made safe when it is shown.</summary>
    public string Text { get; set; } = "";

    /// <summary>It stands above the others.</summary>
    public bool IsSticky { get; set; }

    /// <summary>Nobody replies any more.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Kept in the transactions that change it.</summary>
    public int ReplyCount { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null: never changed.</summary>
    public long? EditedAt { get; set; }

    /// <summary>When it was begun or somebody replied last, Unix milliseconds: what topics are ordered by.</summary>
    public long LastAt { get; set; }
}
