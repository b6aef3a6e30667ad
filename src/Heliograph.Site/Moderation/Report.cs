namespace Heliograph.Site.Moderation;

/// <summary>What somebody says is wrong. Values are stored.</summary>
public enum ReportReason { Other = 0, Spam = 1, Harassment = 2, Copyright = 3, Privacy = 4, Unsuitable = 5, Illegal = 6 }

/// <summary>How a report was answered. Values are stored.</summary>
public enum ReportOutcome { Open = 0, NothingWrong = 1, TakenDown = 2, Warned = 3, Suspended = 4, Withdrawn = 5 }

/// <summary>That somebody asked the moderators to look at a photo, a comment or a person.</summary>
public sealed class Report
{
    public long Id { get; set; }
    public long ReporterId { get; set; }

    /// <summary>Who answers for what is reported.</summary>
    public long AboutId { get; set; }

    /// <summary>The photo; null: it is about a comment or the person.</summary>
    public long? PhotoId { get; set; }

    /// <summary>The comment; null: it is about a photo or the person.</summary>
    public long? CommentId { get; set; }

    public ReportReason Reason { get; set; }
    public string Text { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    public ReportOutcome Outcome { get; set; }

    /// <summary>What the reporter is told.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Unix milliseconds; null while it is open.</summary>
    public long? AnsweredAt { get; set; }

    public long? AnsweredById { get; set; }
}
