namespace Heliograph.Site.Moderation;

/// <summary>What the moderators tell a person: the answer to a report, a warning, a takedown, a suspension.</summary>
public sealed class Notice
{
    public long Id { get; set; }
    public long PersonId { get; set; }
    public ModerationKind Kind { get; set; }

    /// <summary>The report it answers; null where it is about the person's own doings.</summary>
    public long? ReportId { get; set; }

    public long? PhotoId { get; set; }
    public string Text { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }

    /// <summary>Unix milliseconds; null: not yet.</summary>
    public long? ReadAt { get; set; }
}
