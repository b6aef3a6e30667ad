using Heliograph.Site.Data;
using Microsoft.Extensions.Caching.Memory;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>A person's list as it was made.</summary>
/// <param name="Version">Of the model.</param>
/// <param name="Until">When lists are shuffled anew, Unix milliseconds.</param>
/// <param name="Groups">In order.</param>
/// <param name="IsCurrent">False: the person did something since; what stays of it keeps its place in the next.</param>
sealed record KeptList(long Version, long Until, IReadOnlyList<SuggestedGroup> Groups, bool IsCurrent);

/// <summary>Lists of people who were here lately.</summary>
sealed class SuggestionCache : IDisposable
{
    // A session ends when nothing was looked at for so long.
    static readonly TimeSpan Session = TimeSpan.FromMinutes(30);

    const int Most = 20_000;

    readonly MemoryCache lists = new(new MemoryCacheOptions { SizeLimit = Most });

    public KeptList? Find(long person) => lists.Get<KeptList>(person);

    public void Keep(long person, KeptList list) => lists.Set(person, list, new MemoryCacheEntryOptions { SlidingExpiration = Session, Size = 1 });

    /// <summary>The person did something that their list depends on, which is stored when the open transaction is.</summary>
    public void ForgetAfterCommit(SiteData data, long person) => data.AfterCommit(() => Forget(person));

    public void Forget(long person)
    {
        if (Find(person) is { IsCurrent: true } list)
            Keep(person, list with { IsCurrent = false });
    }

    /// <summary>The person's list begins anew, as in a new session.</summary>
    public void DropAfterCommit(SiteData data, long person) => data.AfterCommit(() => lists.Remove(person));

    public void Dispose() => lists.Dispose();
}
