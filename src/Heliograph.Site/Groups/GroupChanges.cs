using Heliograph.Site.Accounts;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Members;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups;

/// <summary>Why a group was not made or changed.</summary>
public enum GroupFault { None, NotAllowed, NameEmpty, AliasLength, AliasCharacters, AliasReserved, AliasTaken, NothingAllowed, LimitInvalid }

/// <summary>Makes groups, changes and deletes them for their owners.</summary>
sealed class GroupChanges(SiteData data, Viewer viewer, GroupLookup groups, IdSequence ids, TimeProvider clock)
{
    public const int LongestName = 100;
    public const int LongestText = 10_000;

    // First segments after /groups/ that are pages of the site's own.
    static readonly string[] Reserved = ["new", "search", "yours", "suggestions", "interests", "invitations"];

    /// <returns>The new group's address; null where there is a fault.</returns>
    public async Task<(string? Address, GroupFault Fault)> MakeAsync(GroupSettings settings, CancellationToken cancel)
    {
        if (settings.Fault() is var fault && fault != GroupFault.None)
            return (null, fault);
        if (FaultOf(settings.Alias) is var aliasFault && aliasFault != GroupFault.None)
            return (null, aliasFault);
        long person = viewer.PersonId!.Value, now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var group = new Group { Id = await ids.NextGroupAsync(cancel), MemberCount = 1, CreatedAt = now, ActiveAt = now };
        settings.ApplyTo(group);
        return await StoreAsync(group, async stop =>
        {
            data.Groups.Add(group);
            data.GroupMembers.Add(new GroupMember { GroupId = group.Id, PersonId = person, Role = GroupRole.Owner, JoinedAt = now });
            await GroupWords.StoreAsync(data, group, stop);
            ChangeLog.Append(data, ChangeKind.GroupJoined, null, person, clock, group.Id);
        }, cancel);
    }

    /// <inheritdoc cref="MakeAsync"/>
    public async Task<(string? Address, GroupFault Fault)> EditAsync(long id, GroupSettings settings, CancellationToken cancel)
    {
        if (settings.Fault() is var fault && fault != GroupFault.None)
            return (null, fault);
        if (await groups.FindAsync(id, cancel) is not { } seen || !seen.May(GroupAct.Edit))
            return (null, GroupFault.NotAllowed);
        if (settings.Alias != (seen.Group.Alias ?? "") && FaultOf(settings.Alias) is var aliasFault && aliasFault != GroupFault.None)
            return (null, aliasFault);
        var group = await data.Groups.SingleAsync(g => g.Id == id, cancel);
        settings.ApplyTo(group);
        // Only what the pool shows to everybody may stand for the group.
        if (group.IconPhotoId is { } icon && !await data.PoolOf(id, Viewer.Anonymous).AnyAsync(p => p.PhotoId == icon, cancel))
            group.IconPhotoId = null;
        return await StoreAsync(group, stop => GroupWords.StoreAsync(data, group, stop), cancel);
    }

    /// <summary>With it go its pool, its discussions and its members' membership; the photos stay their owners'.</summary>
    /// <returns>False where the viewer may not.</returns>
    public async Task<bool> DeleteAsync(long id, CancellationToken cancel) =>
        await groups.FindAsync(id, cancel) is { } seen && seen.May(GroupAct.Delete)
        && await data.WriteAsync(stop => data.Groups.Where(g => g.Id == id).ExecuteDeleteAsync(stop), Durability.Acknowledged, cancel) > 0;

    static GroupFault FaultOf(string alias) =>
        alias.Length == 0 ? GroupFault.None
        : Reserved.Contains(alias) ? GroupFault.AliasReserved
        : Aliases.Check(alias) switch
        {
            AliasFault.Length => GroupFault.AliasLength,
            AliasFault.Characters => GroupFault.AliasCharacters,
            AliasFault.Reserved => GroupFault.AliasReserved,
            _ => GroupFault.None,
        };

    async Task<(string? Address, GroupFault Fault)> StoreAsync(Group group, Func<CancellationToken, Task> change, CancellationToken cancel)
    {
        try
        {
            return await data.WriteAsync<(string?, GroupFault)>(async stop =>
            {
                if (group.Alias is { } alias && await data.Groups.AnyAsync(g => g.Alias == alias && g.Id != group.Id, stop))
                    return (null, GroupFault.AliasTaken);
                await change(stop);
                await data.SaveChangesAsync(stop);
                return (group.Address, GroupFault.None);
            }, Durability.Acknowledged, cancel);
        }
        catch (DbUpdateException)
        {
            // On PostgreSQL two may pass the check at once; the unique index lets one of them through.
            if (!await data.Groups.AsNoTracking().AnyAsync(g => g.Alias == group.Alias && g.Id != group.Id, cancel))
                throw;
            return (null, GroupFault.AliasTaken);
        }
    }
}
