using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Pool;

/// <summary>Counts what a pool shows to everybody; no other number of a pool is shown to who may see less of it than its owners.</summary>
static class PoolCounts
{
    /// <summary>Call inside a transaction.</summary>
    public static Task<int> RecountAsync(SiteData data, long[] groups, CancellationToken cancel) =>
        data.Groups.Where(g => groups.Contains(g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.PhotoCount, g => data.PoolPhotos.Count(p =>
            p.GroupId == g.Id && p.State == PoolState.Accepted
            && data.Photos.Any(f => f.Id == p.PhotoId && f.Visibility == Visibility.Public && f.TakenDownAt == null))), cancel);
}
