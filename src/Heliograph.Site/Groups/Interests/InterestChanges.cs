using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Interests;

/// <summary>What a person says of their interests: topics, why they joined, not interested, and that all of it be forgotten.</summary>
sealed class InterestChanges(SiteData data, Viewer viewer, SuggestionCache suggestions, TimeProvider clock)
{
    public const int MostTopics = 50;
    public const int LongestReason = 500;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(30), LongestLook = TimeSpan.FromMinutes(10);

    /// <summary>The person's topics are these from now on.</summary>
    /// <param name="topics">As written.</param>
    /// <param name="reason">Why they joined; empty: they don't say.</param>
    public Task<int> SetAsync(IEnumerable<string> topics, string reason, CancellationToken cancel)
    {
        long person = viewer.PersonId!.Value;
        return data.WriteAsync(async stop =>
        {
            await StoreAsync(data, person, topics, reason, Now, stop);
            suggestions.DropAfterCommit(data, person);
            return 0;
        }, Durability.Acknowledged, cancel);
    }

    /// <summary>As <see cref="SetAsync"/>, inside a transaction.</summary>
    public static async Task StoreAsync(SiteData data, long person, IEnumerable<string> topics, string reason, long now, CancellationToken cancel)
    {
        string said = reason.Trim().ReplaceLineEndings("\n");
        said = said.Length > LongestReason ? said[..LongestReason] : said;
        await data.PersonTopics.Where(t => t.PersonId == person).ExecuteDeleteAsync(cancel);
        data.PersonTopics.AddRange(TagWords.From(topics).Take(MostTopics).Select(t => new PersonTopic { PersonId = person, Clean = t.Clean, Raw = t.Raw, At = now }));
        await data.SaveChangesAsync(cancel);
        await data.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.JoinReason, said), cancel);
    }

    /// <summary>Forgets what the person said and did: what suggestions are made of begins anew. They stay in their groups.</summary>
    public Task<int> ClearAsync(CancellationToken cancel)
    {
        long person = viewer.PersonId!.Value;
        return data.WriteAsync(async stop =>
        {
            await data.PersonTopics.Where(t => t.PersonId == person).ExecuteDeleteAsync(stop);
            await data.GroupVisits.Where(v => v.PersonId == person).ExecuteDeleteAsync(stop);
            await data.GroupDismissals.Where(d => d.PersonId == person).ExecuteDeleteAsync(stop);
            suggestions.DropAfterCommit(data, person);
            return await data.People.Where(p => p.Id == person)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.JoinReason, "").SetProperty(p => p.InterestsClearedAt, Now), stop);
        }, Durability.Acknowledged, cancel);
    }

    /// <summary>The group is not suggested to the person any more, or again.</summary>
    public Task<int> DismissAsync(long group, bool isDismissed, CancellationToken cancel)
    {
        long person = viewer.PersonId!.Value;
        return data.WriteAsync(stop =>
        {
            suggestions.ForgetAfterCommit(data, person);
            return isDismissed
                ? data.Database.ExecuteSqlAsync($"insert into group_dismissal (person_id, group_id, at) values ({person}, {group}, {Now}) on conflict do nothing", stop)
                : data.GroupDismissals.Where(d => d.PersonId == person && d.GroupId == group).ExecuteDeleteAsync(stop);
        }, Durability.Process, cancel);
    }

    /// <summary>The person opened a page of the group.</summary>
    public Task<int> NoteVisitAsync(long group, CancellationToken cancel)
    {
        long person = viewer.PersonId!.Value, now = Now, pause = (long)Pause.TotalMilliseconds, longest = (long)LongestLook.TotalSeconds;
        return data.WriteAsync(stop => data.Database.ExecuteSqlAsync($"""
            insert into group_visit (person_id, group_id, visits, seconds, last_at) values ({person}, {group}, 1, 0, {now})
            on conflict (person_id, group_id) do update set
                visits = group_visit.visits + case when {now} - group_visit.last_at > {pause} then 1 else 0 end,
                seconds = group_visit.seconds + case when {now} - group_visit.last_at > {pause} then 0
                    when {now} - group_visit.last_at > {longest} * 1000 then {longest} else ({now} - group_visit.last_at) / 1000 end,
                last_at = {now}
            """, stop), Durability.Process, cancel);
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
