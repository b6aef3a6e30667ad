using System.Runtime.CompilerServices;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Downloads;

/// <summary>A person as <c>person.json</c> tells of them.</summary>
sealed record ArchivedPerson(
    string Alias, string Nsid, string Name, string? Email, DateTimeOffset Joined, string Profile, string Location,
    IReadOnlyList<ArchivedContact> Contacts, IReadOnlyList<string> Blocked,
    IReadOnlyList<ArchivedApplication> Applications, IReadOnlyList<ArchivedGrant> Granted, IReadOnlyList<ArchivedMembership> Groups, ArchivedInterests Interests)
{
    public static async Task<ArchivedPerson> OfAsync(Person person, SiteData data, CancellationToken cancel) => new(
        person.Alias, person.Nsid, person.DisplayName, person.Email, DateTimeOffset.FromUnixTimeMilliseconds(person.JoinedAt), person.Profile, person.Location,
        await data.Contacts.Where(c => c.OwnerId == person.Id).OrderBy(c => c.Since)
            .Select(c => new ArchivedContact(data.People.Where(p => p.Id == c.PersonId).Select(p => p.UserName!).First(), c.IsFriend, c.IsFamily, DateTimeOffset.FromUnixTimeMilliseconds(c.Since)))
            .ToListAsync(cancel),
        await data.Blocks.Where(b => b.OwnerId == person.Id).Select(b => data.People.Where(p => p.Id == b.PersonId).Select(p => p.UserName!).First()).ToListAsync(cancel),
        await data.ApiApplications.Where(a => a.OwnerId == person.Id).OrderBy(a => a.Id)
            .Select(a => new ArchivedApplication(a.Name, a.Key, DateTimeOffset.FromUnixTimeMilliseconds(a.CreatedAt))).ToListAsync(cancel),
        await data.AccessTokens.Where(t => t.PersonId == person.Id).OrderBy(t => t.CreatedAt)
            .Select(t => new ArchivedGrant(data.ApiApplications.Where(a => a.Id == t.ApplicationId).Select(a => a.Name).First(), GrantNames.Of(t.Grant), DateTimeOffset.FromUnixTimeMilliseconds(t.CreatedAt)))
            .ToListAsync(cancel),
        await data.GroupMembers.Where(m => m.PersonId == person.Id).Join(data.Groups, m => m.GroupId, g => g.Id, (m, g) => new { g.Id, g.Name, m.Role, m.JoinedAt }).OrderBy(m => m.JoinedAt)
            .Select(m => new ArchivedMembership($"{m.Id}@N20", m.Name, m.Role.ToString(), DateTimeOffset.FromUnixTimeMilliseconds(m.JoinedAt))).ToListAsync(cancel),
        new ArchivedInterests(
            await data.PersonTopics.Where(t => t.PersonId == person.Id).OrderBy(t => t.Raw).Select(t => t.Raw).ToListAsync(cancel), person.JoinReason,
            await data.GroupVisits.Where(v => v.PersonId == person.Id).OrderBy(v => v.LastAt).Select(v => new ArchivedVisits($"{v.GroupId}@N20", v.Visits, v.Seconds, DateTimeOffset.FromUnixTimeMilliseconds(v.LastAt))).ToListAsync(cancel),
            await data.GroupDismissals.Where(d => d.PersonId == person.Id).OrderBy(d => d.At).Select(d => $"{d.GroupId}@N20").ToListAsync(cancel)));
}

/// <summary>A program registered to call the API.</summary>
sealed record ArchivedApplication(string Name, string Key, DateTimeOffset Since);

/// <summary>What an application may do in one's name.</summary>
sealed record ArchivedGrant(string Application, string May, DateTimeOffset Since);

sealed record ArchivedContact(string Alias, bool Friend, bool Family, DateTimeOffset Since);

/// <summary>What one said of one's interests, and what was noted of them.</summary>
sealed record ArchivedInterests(IReadOnlyList<string> Topics, string WhyJoined, IReadOnlyList<ArchivedVisits> Visits, IReadOnlyList<string> NotInterested);

/// <summary>How much one looked at a group.</summary>
sealed record ArchivedVisits(string Group, int Visits, int Seconds, DateTimeOffset Last);

/// <summary>A group that one is in.</summary>
sealed record ArchivedMembership(string Nsid, string Name, string Role, DateTimeOffset Since);

/// <summary>What one said in a group's discussions.</summary>
/// <param name="Subject">Of the topic; null: it is a reply.</param>
sealed record ArchivedTalk(string Group, long Topic, string? Subject, string Text, DateTimeOffset At);

/// <summary>A photo of somebody's among one's favourites.</summary>
sealed record ArchivedFavourite(long Photo, string By, DateTimeOffset At);

/// <summary>What one wrote below somebody's photo or album.</summary>
sealed record ArchivedComment(long? Photo, long? Album, string Text, DateTimeOffset At);

/// <summary>What a person did with others' photos, however much that is, in pages.</summary>
static class ArchivedDoings
{
    const int PageSize = 1000;

    public static async IAsyncEnumerable<ArchivedFavourite> FavouritesAsync(long personId, SiteData data, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long after = 0; ;)
        {
            var page = await data.Favourites.Where(f => f.PersonId == personId && f.PhotoId > after).OrderBy(f => f.PhotoId).Take(PageSize)
                .Select(f => new { f.PhotoId, By = data.People.Where(p => p.Id == f.OwnerId).Select(p => p.UserName).FirstOrDefault(), f.At }).ToListAsync(cancel);
            foreach (var favourite in page)
                yield return new(favourite.PhotoId, favourite.By ?? "", DateTimeOffset.FromUnixTimeMilliseconds(favourite.At));
            if (page.Count < PageSize)
                yield break;
            after = page[^1].PhotoId;
        }
    }

    public static async IAsyncEnumerable<ArchivedComment> CommentsAsync(long personId, SiteData data, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long after = 0; ;)
        {
            var page = await data.Comments.AsNoTracking().Where(c => c.AuthorId == personId && c.Id > after).OrderBy(c => c.Id).Take(PageSize).ToListAsync(cancel);
            foreach (var comment in page)
                yield return new(comment.PhotoId, comment.AlbumId, comment.Text, DateTimeOffset.FromUnixTimeMilliseconds(comment.CreatedAt));
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Id;
        }
    }

    public static async IAsyncEnumerable<ArchivedTalk> TalkAsync(long personId, SiteData data, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long after = 0; ;)
        {
            var page = await data.GroupTopics.AsNoTracking().Where(t => t.AuthorId == personId && t.Id > after).OrderBy(t => t.Id).Take(PageSize).ToListAsync(cancel);
            foreach (var topic in page)
                yield return new($"{topic.GroupId}@N20", topic.Id, topic.Subject, topic.Text, DateTimeOffset.FromUnixTimeMilliseconds(topic.CreatedAt));
            if (page.Count < PageSize)
                break;
            after = page[^1].Id;
        }

        for (long after = 0; ;)
        {
            var page = await data.GroupReplies.Where(r => r.AuthorId == personId && r.Id > after).OrderBy(r => r.Id).Take(PageSize)
                .Join(data.GroupTopics, r => r.TopicId, t => t.Id, (r, t) => new { r.Id, t.GroupId, r.TopicId, r.Text, r.CreatedAt }).OrderBy(r => r.Id).ToListAsync(cancel);
            foreach (var reply in page)
                yield return new($"{reply.GroupId}@N20", reply.TopicId, null, reply.Text, DateTimeOffset.FromUnixTimeMilliseconds(reply.CreatedAt));
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Id;
        }
    }
}
