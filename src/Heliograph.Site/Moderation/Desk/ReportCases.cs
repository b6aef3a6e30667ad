using Heliograph.Site.Accounts;
using Heliograph.Site.Comments;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Moderation.Desk;

/// <summary>A report with what it is about.</summary>
/// <param name="Photo">Also one that is in the trash or was taken down; null: it is about something else, or gone.</param>
/// <param name="Comment">Null: it is about something else, or gone.</param>
/// <param name="Others">Further open reports of the same thing.</param>
/// <param name="Earlier">How often moderators have acted on this person before.</param>
public sealed record ReportCase(Report Report, Person Reporter, Person About, Photo? Photo, Comment? Comment, int Others, int Earlier);

/// <summary>What waits for a moderator.</summary>
sealed class ReportCases(SiteData data)
{
    /// <returns>The open reports, oldest first.</returns>
    public Task<List<ReportCase>> WaitingAsync(int most, CancellationToken cancel) =>
        Cases(data.Reports.Where(r => r.Outcome == ReportOutcome.Open).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)).Take(most).ToListAsync(cancel);

    public Task<ReportCase?> FindAsync(long reportId, CancellationToken cancel) =>
        Cases(data.Reports.Where(r => r.Id == reportId)).SingleOrDefaultAsync(cancel);

    IQueryable<ReportCase> Cases(IQueryable<Report> reports) => reports.IgnoreQueryFilters().AsNoTracking().Select(r => new ReportCase(
        r,
        data.People.First(p => p.Id == r.ReporterId),
        data.People.First(p => p.Id == r.AboutId),
        data.Photos.FirstOrDefault(p => p.Id == r.PhotoId),
        data.Comments.FirstOrDefault(c => c.Id == r.CommentId),
        data.Reports.Count(o => o.Id != r.Id && o.Outcome == ReportOutcome.Open && o.AboutId == r.AboutId && o.PhotoId == r.PhotoId && o.CommentId == r.CommentId),
        data.ModerationActs.Count(a => a.PersonId == r.AboutId && a.Kind != ModerationKind.Dismissed)));
}
