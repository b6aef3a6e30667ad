using Heliograph.Site.Groups.Reports;

namespace Heliograph.Site.Moderation.Reports;

/// <summary>Reports and what moderators do, in words.</summary>
static class ReportWords
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<ReportReason> Reasons { get; } =
        [ReportReason.Harassment, ReportReason.Privacy, ReportReason.Copyright, ReportReason.Unsuitable, ReportReason.Illegal, ReportReason.Spam, ReportReason.Other];

    public static string Of(ReportReason reason) => reason switch
    {
        ReportReason.Spam => ModerationTexts.ReasonSpam,
        ReportReason.Harassment => ModerationTexts.ReasonHarassment,
        ReportReason.Copyright => ModerationTexts.ReasonCopyright,
        ReportReason.Privacy => ModerationTexts.ReasonPrivacy,
        ReportReason.Unsuitable => ModerationTexts.ReasonUnsuitable,
        ReportReason.Illegal => ModerationTexts.ReasonIllegal,
        _ => ModerationTexts.ReasonOther,
    };

    public static string Of(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Open => ModerationTexts.OutcomeOpen,
        ReportOutcome.NothingWrong => ModerationTexts.OutcomeNothingWrong,
        ReportOutcome.TakenDown => ModerationTexts.OutcomeTakenDown,
        ReportOutcome.Warned => ModerationTexts.OutcomeWarned,
        _ => ModerationTexts.OutcomeSuspended,
    };

    public static string Of(GroupReportOutcome outcome) => outcome switch
    {
        GroupReportOutcome.Removed => GroupReportTexts.OutcomeRemoved,
        GroupReportOutcome.NothingWrong => GroupReportTexts.OutcomeNothingWrong,
        _ => GroupReportTexts.OutcomeOpen,
    };

    public static string Of(ModerationKind kind) => kind switch
    {
        ModerationKind.Dismissed => ModerationTexts.KindDismissed,
        ModerationKind.TookDown => ModerationTexts.KindTookDown,
        ModerationKind.Restored => ModerationTexts.KindRestored,
        ModerationKind.Warned => ModerationTexts.KindWarned,
        ModerationKind.Suspended => ModerationTexts.KindSuspended,
        ModerationKind.LiftedSuspension => ModerationTexts.KindLifted,
        ModerationKind.ChangedSafety => ModerationTexts.KindSafety,
        _ => ModerationTexts.KindQuota,
    };
}
