using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Groups;

static class GroupVisibility
{
    /// <summary>The groups that the viewer may see, by <see cref="GroupAct.See"/>; for use in every query that lists or opens one.</summary>
    public static IQueryable<Group> GroupsVisibleTo(this SiteData data, Viewer viewer) => viewer.PersonId is { } person
        ? data.Groups.Where(g => g.Privacy != GroupPrivacy.Private
            || data.GroupMembers.Any(m => m.GroupId == g.Id && m.PersonId == person) || data.GroupInvitations.Any(i => i.GroupId == g.Id && i.PersonId == person))
        : data.Groups.Where(g => g.Privacy != GroupPrivacy.Private);

    /// <summary>The photos that a pool shows to a viewer; the group is one that they may see.</summary>
    public static IQueryable<PoolPhoto> PoolOf(this SiteData data, long groupId, Viewer viewer)
    {
        var visible = data.Photos.VisibleTo(viewer, data).SuitableFor(viewer, data);
        return data.PoolPhotos.Where(p => p.GroupId == groupId && p.State == PoolState.Accepted && visible.Any(v => v.Id == p.PhotoId));
    }
}
