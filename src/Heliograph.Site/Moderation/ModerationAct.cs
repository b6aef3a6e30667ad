namespace Heliograph.Site.Moderation;

/// <summary>What a moderator did. Values are stored.</summary>
public enum ModerationKind { Dismissed = 1, TookDown = 2, Restored = 3, Warned = 4, Suspended = 5, LiftedSuspension = 6, ChangedSafety = 7, ChangedQuota = 8 }

/// <summary>A line of the moderators' log. Lines are added, never changed; they outlive what they tell of.</summary>
public sealed class ModerationAct
{
    public long Id { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }

    public ModerationKind Kind { get; set; }
    public long ModeratorId { get; set; }

    /// <summary>Whom it concerns.</summary>
    public long? PersonId { get; set; }

    public long? PhotoId { get; set; }
    public long? CommentId { get; set; }
    public long? ReportId { get; set; }

    /// <summary>Why, in the moderator's words.</summary>
    public string Note { get; set; } = "";
}
