using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Groups.Pool;

/// <summary>The photos that moderators decide about.</summary>
static class PoolQueue
{
    /// <summary>Those in a state; what the moderator may not see is not theirs to judge.</summary>
    public static IQueryable<PoolPhoto> Of(SiteData data, Viewer viewer, long groupId, PoolState state)
    {
        var visible = data.Photos.VisibleTo(viewer, data);
        return data.PoolPhotos.Where(p => p.GroupId == groupId && p.State == state && visible.Any(v => v.Id == p.PhotoId));
    }
}
