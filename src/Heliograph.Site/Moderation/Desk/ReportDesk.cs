using Heliograph.Site.Accounts;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Moderation.Desk;

/// <summary>
/// What moderators do, all of it: done, logged and told in one transaction, so that nothing happens that the log does not know
/// and nobody who reported something stays without an answer.
/// </summary>
sealed class ReportDesk(SiteData data, PhotoAddressCache addresses, TimeProvider clock)
{
    /// <summary>Answers a report and every other open one of the same thing.</summary>
    /// <returns>False where it is not open any more, or is about the moderator, whom another one judges while there is one.</returns>
    public Task<bool> AnswerAsync(long reportId, Decision decision, Viewer moderator, CancellationToken cancel) =>
        data.WriteAsync(async token =>
        {
            long judge = moderator.PersonId!.Value;
            if (await data.Reports.SingleOrDefaultAsync(r => r.Id == reportId && r.Outcome == ReportOutcome.Open, token) is not { } report
                || (report.AboutId == judge && await data.People.AnyAsync(p => p.IsAdministrator && p.Id != judge, token)))
                return false;

            if (decision.TakeDown || decision.Safety is not null)
                await ApplyAsync(report, decision, judge, token);
            if (decision.Measure != Measure.None)
                await MeasureAsync(report, decision, judge, token);
            if (decision.Outcome == ReportOutcome.NothingWrong)
                Log(ModerationKind.Dismissed, judge, report, decision.Note);
            await AnswerAllAsync(report, decision, judge, token);
            await data.SaveChangesAsync(token);
            return true;
        }, Durability.Acknowledged, cancel);

    /// <summary>Puts what was taken down back where it was.</summary>
    /// <returns>False where there is no such photo or it was not taken down.</returns>
    public Task<bool> RestorePhotoAsync(long photoId, string note, Viewer moderator, CancellationToken cancel) =>
        data.WriteAsync(async token =>
        {
            if (await data.Photos.SingleOrDefaultAsync(p => p.Id == photoId && p.TakenDownAt != null, token) is not { } photo)
                return false;
            photo.TakenDownAt = null;
            ChangeLog.Append(data, ChangeKind.PhotoVisibilityChanged, photo.Id, moderator.PersonId, clock);
            var about = new Report { AboutId = photo.OwnerId, PhotoId = photo.Id };
            Log(ModerationKind.Restored, moderator.PersonId!.Value, about, note);
            Tell(photo.OwnerId, ModerationKind.Restored, about, note);
            await data.SaveChangesAsync(token);
            return true;
        }, Durability.Acknowledged, cancel);

    /// <summary>Ends a suspension before its time.</summary>
    public Task<bool> LiftSuspensionAsync(long personId, string note, Viewer moderator, CancellationToken cancel) =>
        data.WriteAsync(async token =>
        {
            if (await data.People.Where(p => p.Id == personId && p.SuspendedUntil > Now).ExecuteUpdateAsync(set => set.SetProperty(p => p.SuspendedUntil, (long?)null), token) == 0)
                return false;
            var about = new Report { AboutId = personId };
            Log(ModerationKind.LiftedSuspension, moderator.PersonId!.Value, about, note);
            Tell(personId, ModerationKind.LiftedSuspension, about, note);
            await data.SaveChangesAsync(token);
            return true;
        }, Durability.Acknowledged, cancel);

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    async Task ApplyAsync(Report report, Decision decision, long judge, CancellationToken cancel)
    {
        if (report.PhotoId is { } photoId && await data.Photos.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Id == photoId, cancel) is { } photo)
        {
            if (decision.Safety is { } safety && safety != photo.Safety)
            {
                photo.Safety = safety;
                ChangeLog.Append(data, ChangeKind.PhotoEdited, photo.Id, judge, clock);
                Log(ModerationKind.ChangedSafety, judge, report, decision.Note);
                Tell(report.AboutId, ModerationKind.ChangedSafety, report, decision.Note);
            }

            if (decision.TakeDown)
            {
                // Who kept the address of a size has it no more.
                PhotoAddress.RenewSecrets(photo);
                photo.TakenDownAt = Now;
                ChangeLog.Append(data, ChangeKind.PhotoVisibilityChanged, photo.Id, judge, clock);
                data.AfterCommit(() => addresses.Forget(photo.Id));
            }
        }
        else if (decision.TakeDown && report.CommentId is { } commentId
            && await data.Comments.SingleOrDefaultAsync(c => c.Id == commentId && c.TakenDownAt == null, cancel) is { } comment)
        {
            comment.TakenDownAt = Now;
            await data.Photos.Where(p => p.Id == comment.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(p => p.CommentCount, p => p.CommentCount - 1), cancel);
        }

        if (decision.TakeDown)
        {
            Log(ModerationKind.TookDown, judge, report, decision.Note);
            Tell(report.AboutId, ModerationKind.TookDown, report, decision.Note);
        }
    }

    async Task MeasureAsync(Report report, Decision decision, long judge, CancellationToken cancel)
    {
        var kind = ModerationKind.Warned;
        if (decision.Measure == Measure.Suspension)
        {
            kind = ModerationKind.Suspended;
            long until = clock.GetUtcNow().AddDays(Math.Clamp(decision.Days, 1, Decision.LongestSuspension)).ToUnixTimeMilliseconds();
            await data.People.Where(p => p.Id == report.AboutId).ExecuteUpdateAsync(set => set.SetProperty(p => p.SuspendedUntil, until), cancel);
        }

        Log(kind, judge, report, decision.Note);
        Tell(report.AboutId, kind, report, decision.Note);
    }

    async Task AnswerAllAsync(Report report, Decision decision, long judge, CancellationToken cancel)
    {
        var same = await data.Reports.Where(r => r.Outcome == ReportOutcome.Open
            && r.AboutId == report.AboutId && r.PhotoId == report.PhotoId && r.CommentId == report.CommentId).ToListAsync(cancel);
        foreach (var each in same)
        {
            (each.Outcome, each.Answer, each.AnsweredAt, each.AnsweredById) = (decision.Outcome, decision.Answer, Now, judge);
            data.Notices.Add(new Notice { PersonId = each.ReporterId, Kind = KindOf(decision.Outcome), ReportId = each.Id, Text = decision.Answer, At = Now });
        }
    }

    void Log(ModerationKind kind, long judge, Report about, string note) => data.ModerationActs.Add(new ModerationAct
    {
        At = Now,
        Kind = kind,
        ModeratorId = judge,
        PersonId = about.AboutId,
        PhotoId = about.PhotoId,
        CommentId = about.CommentId,
        ReportId = about.Id == 0 ? null : about.Id,
        Note = note,
    });

    void Tell(long personId, ModerationKind kind, Report about, string text) =>
        data.Notices.Add(new Notice { PersonId = personId, Kind = kind, PhotoId = about.PhotoId, Text = text, At = Now });

    static ModerationKind KindOf(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.TakenDown => ModerationKind.TookDown,
        ReportOutcome.Warned => ModerationKind.Warned,
        ReportOutcome.Suspended => ModerationKind.Suspended,
        _ => ModerationKind.Dismissed,
    };
}
