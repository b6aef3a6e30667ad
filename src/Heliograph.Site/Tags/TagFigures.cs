using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tags;

/// <summary>A tag and a number that says how much it is used.</summary>
/// <param name="Raw">As one of those who used it wrote it.</param>
public sealed record TagCount(string Clean, string Raw, int Count)
{
    public string Address => $"/tags/{Uri.EscapeDataString(Clean)}/";
}

/// <summary>Which tags are hot and which go together, from what is public: the same for everybody, and kept for some minutes.</summary>
sealed class TagFigures(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    const int MostTags = 60, MostRelated = 12, MostLookedAt = 300, MostKept = 5_000;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>The tags that the most different people used in the last days: one person, however busy, counts once for each.</summary>
    public Task<IReadOnlyList<TagCount>> HotAsync(CancellationToken cancel) => KeptAsync("", async data =>
    {
        long since = (clock.GetUtcNow() - Week).ToUnixTimeMilliseconds();
        var visible = data.Photos.InPublicLists(Viewer.Anonymous, data);
        var hot = await data.PhotoTags.Where(t => t.AddedAt >= since && t.Namespace == null && visible.Any(p => p.Id == t.PhotoId))
            .GroupBy(t => t.Clean).Select(g => new { Clean = g.Key, Raw = g.Min(t => t.Raw), People = g.Select(t => t.AuthorId).Distinct().Count(), Photos = g.Count() })
            .OrderByDescending(t => t.People).ThenByDescending(t => t.Photos).ThenBy(t => t.Clean).Take(MostTags).ToListAsync(cancel);
        return [.. hot.Select(t => new TagCount(t.Clean, t.Raw!, t.People))];
    });

    /// <summary>The tags that stand most often beside this one on the public photos tagged last.</summary>
    public Task<IReadOnlyList<TagCount>> RelatedAsync(string clean, CancellationToken cancel) => KeptAsync(clean, async data =>
    {
        var visible = data.Photos.InPublicLists(Viewer.Anonymous, data);
        long[] photos = await data.PhotoTags.Where(t => t.Clean == clean).OrderByDescending(t => t.PhotoId).Take(MostLookedAt).Select(t => t.PhotoId).ToArrayAsync(cancel);
        // Grouped here: SQLite would walk all tags in their order to group by them.
        var beside = await data.PhotoTags.Where(t => EF.Parameter(photos).Contains(t.PhotoId) && t.Clean != clean && t.Namespace == null && visible.Any(p => p.Id == t.PhotoId))
            .Select(t => new { t.Clean, t.Raw }).ToListAsync(cancel);
        return [.. beside.GroupBy(t => t.Clean, t => t.Raw, StringComparer.Ordinal)
            .Select(g => new TagCount(g.Key, g.Min(StringComparer.Ordinal)!, g.Count()))
            .OrderByDescending(t => t.Count).ThenBy(t => t.Clean, StringComparer.Ordinal).Take(MostRelated)];
    });

    public void Dispose() => kept.Dispose();

    async Task<IReadOnlyList<TagCount>> KeptAsync(string key, Func<SiteData, Task<IReadOnlyList<TagCount>>> find)
    {
        if (kept.TryGetValue(key, out IReadOnlyList<TagCount>? there))
            return there!;
        await using var scope = scopes.CreateAsyncScope();
        var found = await find(scope.ServiceProvider.GetRequiredService<SiteData>());
        // What a young site does not have yet it may have in a moment.
        return found.Count == 0 ? found : kept.Set(key, found, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
    }
}
