using Heliograph.Recommendations.Sparse;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>What a model is built from: public groups, who is in them, and the public photos in their pools. Nothing else is ever counted.</summary>
/// <param name="Groups">By item; ascending.</param>
/// <param name="Members">People × groups.</param>
/// <param name="Joins">Item and instant of each join, Unix milliseconds.</param>
/// <param name="Photos">Groups × photos.</param>
/// <param name="PhotoOwners">By photo: the number of its owner.</param>
/// <param name="PhotoNumbers">By id.</param>
/// <param name="Tags">Groups × tags.</param>
/// <param name="TagNumbers">By tag.</param>
sealed record ModelData(
    long[] Groups, SparseMatrix Members, IReadOnlyList<(int Item, long At)> Joins, SparseMatrix Photos, int[] PhotoOwners,
    IReadOnlyDictionary<long, int> PhotoNumbers, SparseMatrix Tags, IReadOnlyDictionary<string, int> TagNumbers)
{
    // A tag that only one photo of a group has says nothing of the group.
    const int LeastPhotosOfTag = 2;

    public static async Task<ModelData> ReadAsync(SiteData data, CancellationToken cancel)
    {
        long[] groups = await data.Groups.Where(g => g.Privacy == GroupPrivacy.Public).Select(g => g.Id).OrderBy(id => id).ToArrayAsync(cancel);
        var items = groups.Index().ToDictionary(g => g.Item, g => g.Index);

        var people = new Dictionary<long, int>();
        var members = new SparseMatrixBuilder();
        var joins = new List<(int, long)>();
        await foreach (var member in data.GroupMembers.Select(m => new { m.GroupId, m.PersonId, m.JoinedAt }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!items.TryGetValue(member.GroupId, out int item))
                continue;
            members.Add(NumberOf(people, member.PersonId), item);
            joins.Add((item, member.JoinedAt));
        }

        var open = data.Photos.InPublicLists(Viewer.Anonymous, data);
        var pool = data.PoolPhotos.Where(p => p.State == PoolState.Accepted && open.Any(o => o.Id == p.PhotoId));
        var photoNumbers = new Dictionary<long, int>();
        var owners = new Dictionary<long, int>();
        var ownerOf = new List<int>();
        var photos = new SparseMatrixBuilder();
        await foreach (var place in pool.Select(p => new { p.GroupId, p.PhotoId, p.OwnerId }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!items.TryGetValue(place.GroupId, out int item))
                continue;
            int photo = NumberOf(photoNumbers, place.PhotoId);
            if (photo == ownerOf.Count)
                ownerOf.Add(NumberOf(owners, place.OwnerId));
            photos.Add(item, photo);
        }

        var tagNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var tags = new SparseMatrixBuilder();
        var counts = pool.Join(data.PhotoTags.Where(t => t.Namespace == null), p => p.PhotoId, t => t.PhotoId, (p, t) => new { p.GroupId, t.Clean })
            .GroupBy(t => new { t.GroupId, t.Clean }).Select(g => new { g.Key.GroupId, g.Key.Clean, Count = g.Count() }).Where(t => t.Count >= LeastPhotosOfTag);
        await foreach (var tag in counts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (items.TryGetValue(tag.GroupId, out int item))
                tags.Add(item, NumberOf(tagNumbers, tag.Clean));
        }

        return new ModelData(groups, members.Build(people.Count, groups.Length), joins, photos.Build(groups.Length, photoNumbers.Count), [.. ownerOf], photoNumbers,
            tags.Build(groups.Length, tagNumbers.Count), tagNumbers);
    }

    static int NumberOf<T>(Dictionary<T, int> numbers, T name) where T : notnull
    {
        if (!numbers.TryGetValue(name, out int number))
            numbers[name] = number = numbers.Count;
        return number;
    }
}
