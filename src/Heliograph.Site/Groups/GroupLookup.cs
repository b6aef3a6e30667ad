using System.Globalization;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Members;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups;

/// <summary>A group as a viewer stands to it.</summary>
public sealed record SeenGroup(Group Group, GroupStanding Standing)
{
    public bool IsMember => Standing is GroupStanding.Member or GroupStanding.Moderator or GroupStanding.Owner;

    public bool May(GroupAct act) => Standing.May(act, Group.Privacy);
}

/// <summary>Finds the group that an address names.</summary>
public sealed partial class GroupLookup(SiteData data, Viewer viewer)
{
    /// <param name="aliasOrNsid">An alias, in any case, or an id such as <c>1234567@N20</c>.</param>
    /// <returns>Null where there is none of that name, and for who may not see it; not tracked for changes.</returns>
    public async Task<SeenGroup?> FindAsync(string aliasOrNsid, CancellationToken cancel)
    {
        var groups = data.Groups.AsNoTracking();
        Group? group;
        if (Nsid().Match(aliasOrNsid) is { Success: true } nsid)
        {
            group = long.TryParse(nsid.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                ? await groups.SingleOrDefaultAsync(g => g.Id == id, cancel)
                : null;
        }
        else
        {
            string alias = Aliases.Normalise(aliasOrNsid);
            group = await groups.SingleOrDefaultAsync(g => g.Alias == alias, cancel);
        }

        return group is null ? null : await SeenAsync(group, cancel);
    }

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public async Task<SeenGroup?> FindAsync(long id, CancellationToken cancel) =>
        await data.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is { } group ? await SeenAsync(group, cancel) : null;

    async Task<SeenGroup?> SeenAsync(Group group, CancellationToken cancel)
    {
        var seen = new SeenGroup(group, await StandingAsync(group.Id, cancel));
        return seen.May(GroupAct.See) ? seen : null;
    }

    async Task<GroupStanding> StandingAsync(long group, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person)
            return GroupStanding.Anonymous;
        if (await data.GroupMembers.Where(m => m.GroupId == group && m.PersonId == person).Select(m => (GroupRole?)m.Role).SingleOrDefaultAsync(cancel) is { } role)
        {
            return role switch
            {
                GroupRole.Owner => GroupStanding.Owner,
                GroupRole.Moderator => GroupStanding.Moderator,
                _ => GroupStanding.Member,
            };
        }

        return await data.GroupBans.AnyAsync(b => b.GroupId == group && b.PersonId == person, cancel) ? GroupStanding.Banned
            : await data.GroupInvitations.AnyAsync(i => i.GroupId == group && i.PersonId == person, cancel) ? GroupStanding.Invited
            : GroupStanding.Stranger;
    }

    [GeneratedRegex(@"\A([0-9]{1,19})@N20\z")]
    private static partial Regex Nsid();
}
