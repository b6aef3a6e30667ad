using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Rows;
using Heliograph.Site.Web;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups;

/// <summary>A group as it stands among others.</summary>
/// <param name="HasRules">Besides the code of conduct.</param>
/// <param name="Icon">Its chosen photo where the viewer may see it, else the pool's latest public one; null: none.</param>
public sealed record GroupCard(long Id, string? Alias, string Name, string About, GroupPrivacy Privacy, int Members, int Photos, bool HasRules, ListedPhoto? Icon)
{
    const int LongestAbout = 160;

    public string Address => GroupAddress.Of(Alias, Id);

    /// <param name="groups">In order; few, and such as the viewer may see.</param>
    internal static async Task<IReadOnlyList<GroupCard>> OfAsync(IQueryable<Group> groups, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var visible = data.Photos.InPublicLists(viewer, data).Where(p => p.Visibility == Visibility.Public);
        var found = await groups.Select(g => new
        {
            g.Id,
            g.Alias,
            g.Name,
            g.Description,
            g.Privacy,
            g.MemberCount,
            g.PhotoCount,
            HasRules = g.Rules != "" || g.IsModerated || g.LimitPeriod != PoolPeriod.None,
            Icon = visible.Where(p => p.Id == g.IconPhotoId).Select(p => (long?)p.Id).FirstOrDefault()
                ?? data.PoolPhotos.Where(p => p.GroupId == g.Id && p.State == PoolState.Accepted && visible.Any(v => v.Id == p.PhotoId))
                    .OrderByDescending(p => p.Since).ThenByDescending(p => p.PhotoId).Select(p => (long?)p.PhotoId).FirstOrDefault(),
        }).ToListAsync(cancel);
        long[] ids = [.. found.Where(g => g.Icon is not null).Select(g => g.Icon!.Value)];
        var icons = await visible.Where(p => ids.Contains(p.Id)).Select(ListedPhoto.From).ToDictionaryAsync(p => p.Photo.Id, cancel);
        return [.. found.Select(g => new GroupCard(g.Id, g.Alias, g.Name, Beginning(LimitedHtml.Words(g.Description)), g.Privacy, g.MemberCount, g.PhotoCount, g.HasRules,
            g.Icon is { } icon ? icons.GetValueOrDefault(icon) : null))];
    }

    static string Beginning(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestAbout ? line : $"{line[..LongestAbout].TrimEnd()}…";
    }
}
