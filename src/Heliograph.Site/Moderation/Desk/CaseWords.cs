namespace Heliograph.Site.Moderation.Desk;

static class CaseWords
{
    /// <summary>What a report is about, in a word.</summary>
    public static string What(Report report) =>
        report.PhotoId is not null ? ModerationTexts.APhoto : report.CommentId is not null ? ModerationTexts.AComment : ModerationTexts.APerson;
}
