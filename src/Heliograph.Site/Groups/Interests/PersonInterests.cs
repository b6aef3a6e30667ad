using Heliograph.Site.Data;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Interests;

/// <summary>What the site knows of a person's interests; nobody but they are shown it.</summary>
/// <param name="Topics">What they chose.</param>
/// <param name="Joined">Groups they are in, with their part in it.</param>
/// <param name="Recent">Of those, the ones joined since they last cleared: what suggestions are made from.</param>
/// <param name="Signs">By group, since they last cleared.</param>
/// <param name="Dismissed">Suggestions they turned down.</param>
public sealed record PersonInterests(
    IReadOnlyList<PersonTopic> Topics, IReadOnlyDictionary<long, GroupRole> Joined, IReadOnlySet<long> Recent, IReadOnlyDictionary<long, GroupSigns> Signs, IReadOnlySet<long> Dismissed)
{
    // What is older or further down says little, and a list is made while its reader waits.
    const int Most = 300;

    internal static async Task<PersonInterests> OfAsync(SiteData data, long person, CancellationToken cancel)
    {
        long since = await data.People.Where(p => p.Id == person).Select(p => p.InterestsClearedAt).SingleOrDefaultAsync(cancel) ?? 0;
        var joined = await data.GroupMembers.Where(m => m.PersonId == person).Select(m => new { m.GroupId, m.Role, m.JoinedAt }).ToListAsync(cancel);
        var posts = await data.PoolPhotos.Where(p => p.OwnerId == person && p.State == PoolState.Accepted && p.AddedAt >= since)
            .GroupBy(p => p.GroupId).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(Most).ToListAsync(cancel);
        var marked = data.Favourites.Where(f => f.PersonId == person && f.At >= since).OrderByDescending(f => f.At).Select(f => f.PhotoId).Take(Most);
        var favourites = await data.PoolPhotos.Where(p => p.State == PoolState.Accepted && marked.Contains(p.PhotoId))
            .GroupBy(p => p.GroupId).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(Most).ToListAsync(cancel);
        var followed = data.Contacts.Where(c => c.OwnerId == person && c.Since >= since).OrderByDescending(c => c.Since).Select(c => c.PersonId).Take(Most);
        var follows = await data.GroupMembers.Where(m => followed.Contains(m.PersonId))
            .GroupBy(m => m.GroupId).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(Most).ToListAsync(cancel);
        var visits = await data.GroupVisits.Where(v => v.PersonId == person).OrderByDescending(v => v.LastAt).Take(Most).ToListAsync(cancel);

        var signs = new Dictionary<long, GroupSigns>();
        void Add(long group, Func<GroupSigns, GroupSigns> with) => signs[group] = with(signs.GetValueOrDefault(group) ?? new GroupSigns());
        posts.ForEach(p => Add(p.Key, s => s with { Posts = p.Count }));
        favourites.ForEach(f => Add(f.Key, s => s with { Favourites = f.Count }));
        follows.ForEach(f => Add(f.Key, s => s with { Follows = f.Count }));
        visits.ForEach(v => Add(v.GroupId, s => s with { Visits = v.Visits, Seconds = v.Seconds }));
        return new PersonInterests(
            await data.PersonTopics.AsNoTracking().Where(t => t.PersonId == person).OrderBy(t => t.Raw).ToListAsync(cancel),
            joined.ToDictionary(m => m.GroupId, m => m.Role),
            joined.Where(m => m.JoinedAt >= since).Select(m => m.GroupId).ToHashSet(),
            signs,
            await data.GroupDismissals.Where(d => d.PersonId == person).Select(d => d.GroupId).ToHashSetAsync(cancel));
    }
}
