using Heliograph.Site.Photos;

namespace Heliograph.Site.Moderation.Desk;

/// <summary>What is done about the person who answers for what was reported.</summary>
enum Measure { None, Warning, Suspension }

/// <summary>How a moderator answers a report.</summary>
/// <param name="TakeDown">What was reported goes from everybody's sight but its owner's.</param>
/// <param name="Safety">What the photo is suitable for from now on; null: as it was.</param>
/// <param name="Days">Of a suspension.</param>
/// <param name="Note">Why, for the log and for the person concerned.</param>
/// <param name="Answer">To everybody who reported it.</param>
sealed record Decision(bool TakeDown, Measure Measure, int Days, SafetyLevel? Safety, string Note, string Answer)
{
    public const int LongestSuspension = 3650;

    public ReportOutcome Outcome => Measure switch
    {
        Measure.Suspension => ReportOutcome.Suspended,
        Measure.Warning => ReportOutcome.Warned,
        _ => TakeDown || Safety is not null ? ReportOutcome.TakenDown : ReportOutcome.NothingWrong,
    };
}
