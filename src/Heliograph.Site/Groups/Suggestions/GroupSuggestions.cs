using Heliograph.Recommendations.Serving;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Interests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>The groups that the viewer may like. Nobody else is ever given this list.</summary>
sealed class GroupSuggestions(SiteData data, Viewer viewer, SuggestionModels models, SuggestionCache cache, IOptions<GroupOptions> options, TimeProvider clock)
{
    const int MostCurated = 50, MostActive = 50;

    // Any number, the same in every process: lists differ by person and by period.
    const ulong Seed = 0x48656C696F;

    readonly ServingPolicy policy = new() { Length = options.Value.Suggested };

    /// <returns>In order, such as the viewer may join now; kept until they do something, and for some hours.</returns>
    public async Task<IReadOnlyList<SuggestedGroup>> ForViewerAsync(CancellationToken cancel)
    {
        long person = viewer.PersonId ?? throw new InvalidOperationException("Only for who is signed in.");
        var model = models.Current;
        var kept = cache.Find(person);
        if (kept is { IsCurrent: true } && kept.Version == model.Version && kept.Until > Now && await AreOpenAsync(kept.Groups, cancel))
            return kept.Groups;
        var list = await MakeAsync(person, model, kept?.Groups ?? [], cancel);
        long period = (long)policy.FreshEvery.TotalMilliseconds;
        cache.Keep(person, new KeptList(model.Version, ((Now / period) + 1) * period, list, IsCurrent: true));
        return list;
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    IQueryable<Group> Open => data.Groups.Where(g => g.Privacy == GroupPrivacy.Public && !g.IsUnlisted);

    async Task<bool> AreOpenAsync(IReadOnlyList<SuggestedGroup> list, CancellationToken cancel)
    {
        long[] ids = [.. list.Select(g => g.Group)];
        return await Open.CountAsync(g => ids.Contains(g.Id), cancel) == ids.Length;
    }

    async Task<List<SuggestedGroup>> MakeAsync(long person, SuggestionModel model, IReadOnlyList<SuggestedGroup> shown, CancellationToken cancel)
    {
        var interests = await PersonInterests.OfAsync(data, person, cancel);
        var curated = await Open.Where(g => g.CuratedAt != null).OrderByDescending(g => g.CuratedAt).Select(g => g.Id).Take(MostCurated).ToListAsync(cancel);
        var active = await Open.OrderByDescending(g => g.ActiveAt).ThenByDescending(g => g.Id).Select(g => g.Id).Take(MostActive).ToListAsync(cancel);
        var candidates = new Candidates(model, interests);
        var all = candidates.All(curated, active);

        // The model is as old as its last build; what may be shown is asked now.
        long[] asked = [.. all.Select(c => candidates.GroupOf(c.Item)).Distinct()];
        var open = await Open.Where(g => asked.Contains(g.Id) && !data.GroupBans.Any(b => b.GroupId == g.Id && b.PersonId == person)).Select(g => g.Id).ToHashSetAsync(cancel);
        var state = new PersonState
        {
            Person = person,
            Now = clock.GetUtcNow(),
            Joined = candidates.Joined,
            Dismissed = candidates.Numbers(interests.Dismissed),
            Unnameable = candidates.Numbers(await UnnameableAsync(interests, cancel)),
            Shown = [.. shown.Select(g => candidates.NumberOf(g.Group))],
        };
        var barred = all.Select(c => open.Contains(candidates.GroupOf(c.Item)) ? c : c with { Bars = Bars.Hidden }).ToList();
        return
        [
            .. ServedList.Make(state, barred, model.ByMembers, policy, Seed).Select(s => new SuggestedGroup(
                candidates.GroupOf(s.Item), s.Reason.Kind, s.Reason.Count, s.Reason.Subject is { } subject ? candidates.GroupOf(subject) : null,
                s.Reason.Kind is ReasonKind.Suggested or ReasonKind.Curated ? candidates.TopicOf(s.Item) : null)),
        ];
    }

    /// <summary>What is not public is no reason to give.</summary>
    Task<List<long>> UnnameableAsync(PersonInterests interests, CancellationToken cancel)
    {
        long[] joined = [.. interests.Joined.Keys];
        return data.Groups.Where(g => joined.Contains(g.Id) && g.Privacy != GroupPrivacy.Public).Select(g => g.Id).ToListAsync(cancel);
    }
}
