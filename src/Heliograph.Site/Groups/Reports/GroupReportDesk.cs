using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Discussions;
using Heliograph.Site.Groups.Pool;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Reports;

/// <summary>Takes reports to a group's moderators, and their answers.</summary>
sealed class GroupReportDesk(SiteData data, Viewer viewer, Pooling pooling, Discussing discussing, TimeProvider clock)
{
    public const int LongestText = 2000;

    /// <returns>False where the viewer sees no such thing in the group, or it is their own.</returns>
    public async Task<bool> ReportAsync(SeenGroup group, GroupReport report, CancellationToken cancel)
    {
        long person = viewer.PersonId!.Value;
        if (!group.May(GroupAct.Report) || !Enum.IsDefined(report.Reason) || await AboutAsync(group, report, cancel) is not { } about || about == person)
            return false;
        (report.GroupId, report.ReporterId, report.CreatedAt) = (group.Group.Id, person, Now);
        string said = report.Text.Trim();
        report.Text = said.Length > LongestText ? said[..LongestText] : said;
        await data.WriteAsync(async stop =>
        {
            // Reporting twice says what once said, in newer words.
            await data.GroupReports.Where(r => r.ReporterId == person && r.Outcome == GroupReportOutcome.Open && r.GroupId == report.GroupId
                && r.PhotoId == report.PhotoId && r.TopicId == report.TopicId && r.ReplyId == report.ReplyId).ExecuteDeleteAsync(stop);
            data.GroupReports.Add(report);
            return await data.SaveChangesAsync(stop);
        }, Durability.Acknowledged, cancel);
        return true;
    }

    /// <summary>Answers every open report of the same thing.</summary>
    /// <param name="remove">What was reported goes from the group.</param>
    /// <returns>False where the viewer may not, or there is no such report open.</returns>
    public async Task<bool> AnswerAsync(SeenGroup group, long reportId, bool remove, CancellationToken cancel)
    {
        if (!group.May(GroupAct.AnswerReports)
            || await data.GroupReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId && r.GroupId == group.Group.Id && r.Outcome == GroupReportOutcome.Open, cancel) is not { } report)
            return false;
        await data.WriteAsync(stop => data.GroupReports
            .Where(r => r.GroupId == report.GroupId && r.Outcome == GroupReportOutcome.Open && r.PhotoId == report.PhotoId && r.TopicId == report.TopicId && r.ReplyId == report.ReplyId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, remove ? GroupReportOutcome.Removed : GroupReportOutcome.NothingWrong)
                .SetProperty(r => r.AnsweredAt, Now).SetProperty(r => r.AnsweredById, viewer.PersonId), stop), Durability.Acknowledged, cancel);
        if (remove && report.PhotoId is { } photo)
            await pooling.DecideAsync(report.GroupId, [photo], accept: false, cancel);
        else if (remove && report.ReplyId is { } reply)
            await discussing.DeleteReplyAsync(group, reply, cancel);
        else if (remove && report.TopicId is { } topic)
            await discussing.DeleteAsync(group, topic, cancel);
        return true;
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <returns>Who answers for what is reported; null: the viewer sees no such thing in the group. Somebody who left is 0.</returns>
    async Task<long?> AboutAsync(SeenGroup group, GroupReport report, CancellationToken cancel)
    {
        long id = group.Group.Id;
        if (report.PhotoId is { } photo)
            return await data.PoolOf(id, viewer).Where(p => p.PhotoId == photo).Select(p => (long?)p.OwnerId).SingleOrDefaultAsync(cancel);
        if (report.ReplyId is { } reply)
            return await data.GroupReplies.Where(r => r.Id == reply && data.GroupTopics.Any(t => t.Id == r.TopicId && t.GroupId == id)).Select(r => (long?)r.AuthorId).SingleOrDefaultAsync(cancel);
        return await data.GroupTopics.Where(t => t.Id == report.TopicId && t.GroupId == id).Select(t => (long?)(t.AuthorId ?? 0)).SingleOrDefaultAsync(cancel);
    }
}
