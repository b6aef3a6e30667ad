using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Groups.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Members;

/// <summary>Why nothing changed about who is in a group.</summary>
enum MembershipFault { None, NotAllowed, RulesNotAccepted, LastOwner, NoSuchPerson, Banned, AlreadyIn }

/// <summary>Lets people into groups and out of them; a group's count changes in the same transaction. To who may not see a group there is none.</summary>
sealed class Membership(SiteData data, Viewer viewer, GroupLookup groups, SuggestionCache suggestions, TimeProvider clock)
{
    /// <param name="acceptsRules">Of the group, and the code of conduct.</param>
    public Task<MembershipFault> JoinAsync(long groupId, bool acceptsRules, CancellationToken cancel) => ChangeAsync(groupId, GroupAct.Join, async (_, person, stop) =>
    {
        if (!acceptsRules)
            return MembershipFault.RulesNotAccepted;
        int added = await data.Database.ExecuteSqlAsync(
            $"insert into group_member (group_id, person_id, role, joined_at) values ({groupId}, {person}, {(int)GroupRole.Member}, {Now}) on conflict do nothing", stop);
        await CountAsync(groupId, added, stop);
        await data.GroupInvitations.Where(i => i.GroupId == groupId && i.PersonId == person).ExecuteDeleteAsync(stop);
        await NoteAsync(ChangeKind.GroupJoined, groupId, person, stop);
        return MembershipFault.None;
    }, cancel);

    /// <param name="takesPhotos">With the member go their photos.</param>
    public Task<MembershipFault> LeaveAsync(long groupId, bool takesPhotos, CancellationToken cancel) => ChangeAsync(groupId, GroupAct.Leave, async (seen, person, stop) =>
    {
        if (seen.Standing == GroupStanding.Owner && !await HasOtherOwnerAsync(groupId, person, stop))
            return MembershipFault.LastOwner;
        await RemoveAsync(groupId, person, stop);
        if (takesPhotos)
        {
            await data.PoolPhotos.Where(p => p.GroupId == groupId && p.OwnerId == person).ExecuteDeleteAsync(stop);
            await PoolCounts.RecountAsync(data, [groupId], stop);
        }

        return MembershipFault.None;
    }, cancel);

    /// <param name="alias">Of who is invited.</param>
    public Task<MembershipFault> InviteAsync(long groupId, string alias, CancellationToken cancel) => ChangeAsync(groupId, GroupAct.Invite, async (_, person, stop) =>
    {
        string normal = Aliases.Normalise(alias).ToUpperInvariant();
        long invited = await data.People.Where(p => p.NormalizedUserName == normal).Select(p => p.Id).SingleOrDefaultAsync(stop);
        if (invited == 0 || await Blocking.IsBetweenAsync(data, person, invited, stop))
            return MembershipFault.NoSuchPerson;
        if (await data.GroupBans.AnyAsync(b => b.GroupId == groupId && b.PersonId == invited, stop))
            return MembershipFault.Banned;
        if (await data.GroupMembers.AnyAsync(m => m.GroupId == groupId && m.PersonId == invited, stop))
            return MembershipFault.AlreadyIn;
        await data.Database.ExecuteSqlAsync(
            $"insert into group_invitation (group_id, person_id, invited_by_id, at) values ({groupId}, {invited}, {person}, {Now}) on conflict do nothing", stop);
        return MembershipFault.None;
    }, cancel);

    /// <summary>The viewer does not want to come.</summary>
    public Task<int> DeclineAsync(long groupId, CancellationToken cancel) =>
        data.WriteAsync(stop => data.GroupInvitations.Where(i => i.GroupId == groupId && i.PersonId == viewer.PersonId).ExecuteDeleteAsync(stop), Durability.Process, cancel);

    public Task<MembershipFault> SetRoleAsync(long groupId, long memberId, GroupRole role, CancellationToken cancel) => ChangeAsync(groupId, GroupAct.GiveRoles, async (_, _, stop) =>
    {
        if (!Enum.IsDefined(role))
            return MembershipFault.NotAllowed;
        if (role != GroupRole.Owner && !await HasOtherOwnerAsync(groupId, memberId, stop))
            return MembershipFault.LastOwner;
        return await data.GroupMembers.Where(m => m.GroupId == groupId && m.PersonId == memberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, role), stop) > 0
            ? MembershipFault.None : MembershipFault.NoSuchPerson;
    }, cancel);

    /// <summary>Sends somebody away, with their photos, for as long as moderators don't let them come back. Owners stay, and moderators but for owners.</summary>
    public Task<MembershipFault> SendAwayAsync(long groupId, long memberId, CancellationToken cancel) => ChangeAsync(groupId, GroupAct.SendAway, async (seen, person, stop) =>
    {
        var highest = seen.Standing == GroupStanding.Owner ? GroupRole.Moderator : GroupRole.Member;
        if (!await data.GroupMembers.AnyAsync(m => m.GroupId == groupId && m.PersonId == memberId && m.Role <= highest, stop))
            return MembershipFault.NoSuchPerson;
        await RemoveAsync(groupId, memberId, stop);
        await data.PoolPhotos.Where(p => p.GroupId == groupId && p.OwnerId == memberId).ExecuteDeleteAsync(stop);
        await PoolCounts.RecountAsync(data, [groupId], stop);
        await data.Database.ExecuteSqlAsync(
            $"insert into group_ban (group_id, person_id, by_id, at) values ({groupId}, {memberId}, {person}, {Now}) on conflict do nothing", stop);
        return MembershipFault.None;
    }, cancel);

    /// <summary>Who was sent away may come again.</summary>
    public Task<MembershipFault> LetBackAsync(long groupId, long personId, CancellationToken cancel) => ChangeAsync(groupId, GroupAct.SendAway, async (_, _, stop) =>
        await data.GroupBans.Where(b => b.GroupId == groupId && b.PersonId == personId).ExecuteDeleteAsync(stop) > 0 ? MembershipFault.None : MembershipFault.NoSuchPerson, cancel);

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    Task<MembershipFault> ChangeAsync(long groupId, GroupAct act, Func<SeenGroup, long, CancellationToken, Task<MembershipFault>> change, CancellationToken cancel) =>
        data.WriteAsync(async stop =>
        {
            // Holds the group's row: of two owners who leave at once, one stays.
            await data.Groups.Where(g => g.Id == groupId).ExecuteUpdateAsync(set => set.SetProperty(g => g.MemberCount, g => g.MemberCount), stop);
            return await groups.FindAsync(groupId, stop) is { } seen && seen.May(act) ? await change(seen, viewer.PersonId!.Value, stop) : MembershipFault.NotAllowed;
        }, Durability.Acknowledged, cancel);

    Task<bool> HasOtherOwnerAsync(long groupId, long person, CancellationToken cancel) =>
        data.GroupMembers.AnyAsync(m => m.GroupId == groupId && m.Role == GroupRole.Owner && m.PersonId != person, cancel);

    async Task RemoveAsync(long groupId, long person, CancellationToken cancel)
    {
        await CountAsync(groupId, -await data.GroupMembers.Where(m => m.GroupId == groupId && m.PersonId == person).ExecuteDeleteAsync(cancel), cancel);
        await NoteAsync(ChangeKind.GroupLeft, groupId, person, cancel);
    }

    Task<int> CountAsync(long groupId, int by, CancellationToken cancel) =>
        data.Groups.Where(g => g.Id == groupId).ExecuteUpdateAsync(set => set.SetProperty(g => g.MemberCount, g => g.MemberCount + by), cancel);

    Task<int> NoteAsync(ChangeKind kind, long groupId, long person, CancellationToken cancel)
    {
        ChangeLog.Append(data, kind, null, person, clock, groupId);
        suggestions.ForgetAfterCommit(data, person);
        return data.SaveChangesAsync(cancel);
    }
}
