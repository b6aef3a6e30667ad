using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>The groups that a photo of the viewer's could join.</summary>
sealed class PhotoSuggestions(SiteData data, Viewer viewer, SuggestionModels models, IEnumerable<IPhotoRanking> rankings, TimeProvider clock)
{
    const int MostLookedAt = 40;

    /// <summary>What is first in one ranking counts as much as what is third in two.</summary>
    /// <remarks>Cormack, Clarke and Büttcher 2009, "Reciprocal Rank Fusion", k as there.</remarks>
    const int RankOffset = 60;

    /// <param name="photo">The viewer's own, with its tags.</param>
    /// <returns>Public groups that take it from its owner now, and whether the owner is in them: those first.</returns>
    public async Task<IReadOnlyList<(Group Group, bool IsMember)>> ForAsync(Photo photo, int count, CancellationToken cancel)
    {
        if (photo.Visibility != Visibility.Public || viewer.PersonId is not { } person)
            return [];
        var model = models.Current;
        var scores = new Dictionary<long, double>();
        foreach (var ranking in rankings)
        {
            foreach (var (rank, group) in (await ranking.RankAsync(photo, model, cancel)).Index())
                scores[group] = scores.GetValueOrDefault(group) + (1.0 / (RankOffset + rank + 1));
        }

        long[] best = [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MostLookedAt).Select(s => s.Key)];
        var open = await data.Groups.AsNoTracking().Where(g => best.Contains(g.Id) && g.Privacy == GroupPrivacy.Public && !g.IsUnlisted
                && !data.PoolPhotos.Any(p => p.GroupId == g.Id && p.PhotoId == photo.Id) && !data.GroupBans.Any(b => b.GroupId == g.Id && b.PersonId == person)
                && !data.GroupDismissals.Any(d => d.GroupId == g.Id && d.PersonId == person))
            .Select(g => new { Group = g, IsMember = data.GroupMembers.Any(m => m.GroupId == g.Id && m.PersonId == person) }).ToListAsync(cancel);
        var found = new List<(Group, bool)>();
        foreach (var one in open.Where(g => g.Group.Takes(photo.ContentType, photo.Safety)).OrderByDescending(g => g.IsMember).ThenByDescending(g => scores[g.Group.Id]).ThenBy(g => g.Group.Id))
        {
            if (found.Count < count && await Pooling.LeftAsync(data, one.Group, person, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel) is null or > 0)
                found.Add((one.Group, one.IsMember));
        }

        return found;
    }
}
