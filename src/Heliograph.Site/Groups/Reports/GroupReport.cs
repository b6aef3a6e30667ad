using Heliograph.Site.Moderation;

namespace Heliograph.Site.Groups.Reports;

/// <summary>How a group's moderators answered. Values are stored.</summary>
public enum GroupReportOutcome { Open = 0, NothingWrong = 1, Removed = 2 }

/// <summary>That somebody asked a group's moderators to look at a photo in its pool, or at words.</summary>
public sealed class GroupReport
{
    public long Id { get; set; }
    public long GroupId { get; set; }
    public long ReporterId { get; set; }

    /// <summary>The photo; null: it is about words.</summary>
    public long? PhotoId { get; set; }

    /// <summary>The topic; null: it is about something else.</summary>
    public long? TopicId { get; set; }

    /// <summary>The reply; null: it is about something else.</summary>
    public long? ReplyId { get; set; }

    public ReportReason Reason { get; set; }
    public string Text { get; set; } = "";
    public GroupReportOutcome Outcome { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null while it is open.</summary>
    public long? AnsweredAt { get; set; }

    public long? AnsweredById { get; set; }
}
