using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Members;

/// <summary>Takes a person who leaves the site out of all groups. Call inside a transaction.</summary>
static class GroupLeaving
{
    /// <summary>
    /// A group without another owner goes to who has moderated it longest, else to who has been in it longest; one that nobody else is in goes too.
    /// Topics that others replied to stay, without the person's words.
    /// </summary>
    public static async Task LeaveAllAsync(SiteData data, long person, CancellationToken cancel)
    {
        var groups = await data.GroupMembers.Where(m => m.PersonId == person).ToListAsync(cancel);
        foreach (var mine in groups.Where(m => m.Role == GroupRole.Owner))
            await PassOnAsync(data, mine.GroupId, person, cancel);
        long[] ids = [.. groups.Select(m => m.GroupId)];
        await data.Groups.Where(g => ids.Contains(g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.MemberCount, g => g.MemberCount - 1), cancel);
        await data.GroupMembers.Where(m => m.PersonId == person).ExecuteDeleteAsync(cancel);
        await data.GroupInvitations.Where(i => i.PersonId == person || i.InvitedById == person).ExecuteDeleteAsync(cancel);
        await data.GroupBans.Where(b => b.PersonId == person).ExecuteDeleteAsync(cancel);
        await data.PersonTopics.Where(t => t.PersonId == person).ExecuteDeleteAsync(cancel);
        await data.GroupVisits.Where(v => v.PersonId == person).ExecuteDeleteAsync(cancel);
        await data.GroupDismissals.Where(d => d.PersonId == person).ExecuteDeleteAsync(cancel);
        await TakeBackWordsAsync(data, person, cancel);

        long[] pools = await data.PoolPhotos.Where(p => p.OwnerId == person).Select(p => p.GroupId).Distinct().ToArrayAsync(cancel);
        await data.PoolPhotos.Where(p => p.OwnerId == person).ExecuteDeleteAsync(cancel);
        await PoolCounts.RecountAsync(data, pools, cancel);
    }

    static async Task PassOnAsync(SiteData data, long group, long person, CancellationToken cancel)
    {
        var others = data.GroupMembers.Where(m => m.GroupId == group && m.PersonId != person);
        if (await others.AnyAsync(m => m.Role == GroupRole.Owner, cancel))
            return;
        long heir = await others.OrderByDescending(m => m.Role).ThenBy(m => m.JoinedAt).ThenBy(m => m.PersonId).Select(m => m.PersonId).FirstOrDefaultAsync(cancel);
        if (heir == 0)
            await data.Groups.Where(g => g.Id == group).ExecuteDeleteAsync(cancel);
        else
            await data.GroupMembers.Where(m => m.GroupId == group && m.PersonId == heir).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, GroupRole.Owner), cancel);
    }

    static async Task TakeBackWordsAsync(SiteData data, long person, CancellationToken cancel)
    {
        var replies = data.GroupReplies.Where(r => r.AuthorId == person);
        await data.GroupTopics.Where(t => replies.Any(r => r.TopicId == t.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ReplyCount, t => t.ReplyCount - replies.Count(r => r.TopicId == t.Id)), cancel);
        await replies.ExecuteDeleteAsync(cancel);

        var unanswered = data.GroupTopics.Where(t => t.AuthorId == person && t.ReplyCount == 0);
        await data.Groups.Where(g => unanswered.Any(t => t.GroupId == g.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.TopicCount, g => g.TopicCount - unanswered.Count(t => t.GroupId == g.Id)), cancel);
        await unanswered.ExecuteDeleteAsync(cancel);
        await data.GroupTopics.Where(t => t.AuthorId == person).ExecuteUpdateAsync(set => set.SetProperty(t => t.AuthorId, (long?)null).SetProperty(t => t.Text, ""), cancel);
    }
}
