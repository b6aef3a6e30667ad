using Heliograph.Site.Data;
using Heliograph.Site.Search;
using Heliograph.Site.Web;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups;

/// <summary>
/// Finds groups by words. A name's words are stored with all their beginnings, a description's whole: then a search is a look-up by equality,
/// the same on both databases, whatever they think of letters and order.
/// </summary>
static class GroupWords
{
    public const int Longest = 32;

    const int Shortest = 2, MostOfDescription = 100, MostSought = 8;

    public static HashSet<string> Of(Group group)
    {
        var words = Plain(group.Name).SelectMany(word => Enumerable.Range(Shortest, Math.Max(1, word.Length - Shortest + 1)).Select(length => word[..Math.Min(length, word.Length)]));
        return [.. words, .. Plain(LimitedHtml.Words(group.Description)).Distinct().Take(MostOfDescription)];
    }

    /// <summary>Stores the words that the group has now; call inside a transaction, the caller saves.</summary>
    public static async Task StoreAsync(SiteData data, Group group, CancellationToken cancel)
    {
        await data.GroupWords.Where(w => w.GroupId == group.Id).ExecuteDeleteAsync(cancel);
        data.GroupWords.AddRange(Of(group).Select(word => new GroupWord { Word = word, GroupId = group.Id }));
    }

    /// <summary>Those of the groups that have every word of a line; all of them where it has none.</summary>
    public static IQueryable<Group> Matching(this IQueryable<Group> groups, string? line, SiteData data)
    {
        foreach (string word in Plain(line ?? "").Distinct().Take(MostSought))
            groups = groups.Where(g => data.GroupWords.Any(w => w.Word == word && w.GroupId == g.Id));
        return groups;
    }

    static IEnumerable<string> Plain(string text) => SearchWord.Runs(SearchWord.Plain(text)).Select(run => run.Length > Longest ? run[..Longest] : run);
}
