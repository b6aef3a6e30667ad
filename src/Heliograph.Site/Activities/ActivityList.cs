using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Rows;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Activities;

/// <summary>What others did to a person's photos and albums, to photos that the person commented on, in groups, and by following them; the latest first.</summary>
sealed class ActivityList(SiteData data, Viewer viewer)
{
    const int Length = 50;

    /// <summary>So many of the person's latest comments are followed further.</summary>
    const int FollowedComments = 100;

    long Person => viewer.PersonId ?? throw new InvalidOperationException("Only for who is signed in.");

    /// <param name="before">Only what happened earlier, Unix milliseconds; null: from the latest on.</param>
    /// <returns>At most a page, and whether there may be more.</returns>
    public async Task<(IReadOnlyList<ActivityItem> Items, bool HasMore)> PageAsync(long? before, CancellationToken cancel)
    {
        long until = before ?? long.MaxValue;
        List<ActivityItem> items = [.. await FavouritesAsync(until, cancel), .. await CommentsAsync(until, cancel), .. await FollowersAsync(until, cancel), .. await GroupsAsync(until, cancel)];
        var page = items.OrderByDescending(i => i.At).Take(Length).ToList();
        return (Together(page), items.Count > Length);
    }

    /// <summary>Whether anything happened since the person last looked.</summary>
    public Task<bool> HasNewsAsync(CancellationToken cancel)
    {
        long person = Person;
        return data.People.AnyAsync(p => p.Id == person
            && (data.Favourites.Any(f => f.OwnerId == person && f.At > p.ActivitySeenAt)
                || data.Comments.Any(c => c.OwnerId == person && c.CreatedAt > p.ActivitySeenAt && c.AuthorId != person && c.TakenDownAt == null)
                || data.Contacts.Any(c => c.PersonId == person && c.Since > p.ActivitySeenAt)
                || data.PoolPhotos.Any(f => f.OwnerId == person && f.Since > p.ActivitySeenAt && f.State == PoolState.Accepted && f.DecidedById != null)
                || data.GroupTopics.Any(t => t.AuthorId == person && t.LastAt > p.ActivitySeenAt && data.GroupReplies.Any(r => r.TopicId == t.Id && r.CreatedAt > p.ActivitySeenAt && r.AuthorId != person))
                || data.GroupInvitations.Any(i => i.PersonId == person && i.At > p.ActivitySeenAt)), cancel);
    }

    async Task<List<ActivityItem>> FavouritesAsync(long until, CancellationToken cancel)
    {
        var found = await data.Favourites.Where(f => f.OwnerId == Person && f.At < until).OrderByDescending(f => f.At).Take(Length + 1)
            .Select(f => new { f.At, f.PersonId, f.PhotoId }).ToListAsync(cancel);
        var people = await PeopleAsync(found.Select(f => f.PersonId), cancel);
        var photos = await PhotosAsync(found.Select(f => f.PhotoId), cancel);
        return [.. found.Where(f => photos.ContainsKey(f.PhotoId) && people.ContainsKey(f.PersonId))
            .Select(f => new ActivityItem(ActivityKind.Favourited, f.At, people[f.PersonId], Photo: photos[f.PhotoId]))];
    }

    async Task<List<ActivityItem>> CommentsAsync(long until, CancellationToken cancel)
    {
        var others = data.Comments.AsNoTracking().Where(c => c.AuthorId != Person && c.CreatedAt < until && c.TakenDownAt == null);
        var mine = await others.Where(c => c.OwnerId == Person).OrderByDescending(c => c.CreatedAt).Take(Length + 1).ToListAsync(cancel);
        var joined = await data.Comments.Where(c => c.AuthorId == Person && c.OwnerId != Person && c.PhotoId != null)
            .OrderByDescending(c => c.CreatedAt).Take(FollowedComments).Select(c => c.PhotoId).Distinct().ToListAsync(cancel);
        var also = joined.Count == 0 ? []
            : await others.Where(c => c.OwnerId != Person && joined.Contains(c.PhotoId)).OrderByDescending(c => c.CreatedAt).Take(Length + 1).ToListAsync(cancel);

        var all = mine.Concat(also).ToList();
        var people = await PeopleAsync(all.Select(c => c.AuthorId), cancel);
        var photos = await PhotosAsync(all.Where(c => c.PhotoId is not null).Select(c => c.PhotoId!.Value), cancel);
        string? alias = mine.Exists(c => c.AlbumId is not null)
            ? await data.People.Where(p => p.Id == Person).Select(p => p.UserName).SingleAsync(cancel) : null;
        return [.. all.Where(c => people.ContainsKey(c.AuthorId) && (c.PhotoId is not { } photo || photos.ContainsKey(photo)))
            .Select(c => new ActivityItem(
                c.OwnerId == Person ? ActivityKind.Commented : ActivityKind.CommentedToo, c.CreatedAt, people[c.AuthorId],
                Photo: c.PhotoId is { } photo ? photos[photo] : null,
                AlbumAddress: c.AlbumId is { } album ? $"{PageAddress.OfPhotostream(alias!)}albums/{album}/" : null,
                CommentId: c.Id, Text: c.Text))];
    }

    async Task<List<ActivityItem>> FollowersAsync(long until, CancellationToken cancel)
    {
        var found = await data.Contacts.Where(c => c.PersonId == Person && c.Since < until).OrderByDescending(c => c.Since).Take(Length + 1)
            .Select(c => new { c.OwnerId, c.Since }).ToListAsync(cancel);
        var people = await PeopleAsync(found.Select(c => c.OwnerId), cancel);
        return [.. found.Where(c => people.ContainsKey(c.OwnerId)).Select(c => new ActivityItem(ActivityKind.Followed, c.Since, people[c.OwnerId]))];
    }

    /// <summary>Photos that moderators let into pools, invitations, and replies to topics that the person began.</summary>
    async Task<List<ActivityItem>> GroupsAsync(long until, CancellationToken cancel)
    {
        var visible = data.GroupsVisibleTo(viewer);
        var accepted = await data.PoolPhotos.Where(p => p.OwnerId == Person && p.Since < until && p.State == PoolState.Accepted && p.DecidedById != null)
            .Join(visible, p => p.GroupId, g => g.Id, (p, g) => new { p.Since, p.PhotoId, By = p.DecidedById!.Value, g.Name, g.Alias, g.Id })
            .OrderByDescending(p => p.Since).Take(Length + 1).ToListAsync(cancel);
        var invitations = await data.GroupInvitations.Where(i => i.PersonId == Person && i.At < until)
            .Join(visible, i => i.GroupId, g => g.Id, (i, g) => new { i.At, i.InvitedById, g.Name, g.Alias, g.Id }).OrderByDescending(i => i.At).Take(Length + 1).ToListAsync(cancel);
        var replies = await data.GroupReplies.Where(r => r.AuthorId != Person && r.CreatedAt < until)
            .Join(data.GroupTopics.Where(t => t.AuthorId == Person), r => r.TopicId, t => t.Id, (r, t) => new { Reply = r, Topic = t })
            .Join(visible, r => r.Topic.GroupId, g => g.Id, (r, g) => new { r.Reply.CreatedAt, r.Reply.AuthorId, ReplyId = r.Reply.Id, r.Reply.Text, TopicId = r.Topic.Id, r.Topic.Subject, g.Alias, g.Id })
            .OrderByDescending(r => r.CreatedAt).Take(Length + 1).ToListAsync(cancel);
        var people = await PeopleAsync([.. accepted.Select(a => a.By), .. invitations.Select(i => i.InvitedById), .. replies.Select(r => r.AuthorId)], cancel);
        var photos = await PhotosAsync(accepted.Select(a => a.PhotoId), cancel);
        return
        [
            .. accepted.Where(a => photos.ContainsKey(a.PhotoId) && people.ContainsKey(a.By))
                .Select(a => new ActivityItem(ActivityKind.PhotoAccepted, a.Since, people[a.By], Photo: photos[a.PhotoId], Group: (a.Name, GroupAddress.Of(a.Alias, a.Id)))),
            .. invitations.Where(i => people.ContainsKey(i.InvitedById))
                .Select(i => new ActivityItem(ActivityKind.InvitedToGroup, i.At, people[i.InvitedById], Group: (i.Name, GroupAddress.Of(i.Alias, i.Id)))),
            .. replies.Where(r => people.ContainsKey(r.AuthorId)).Select(r => new ActivityItem(ActivityKind.RepliedToTopic, r.CreatedAt, people[r.AuthorId],
                Text: r.Text, Group: (r.Subject, $"{GroupAddress.Of(r.Alias, r.Id)}discuss/{r.TopicId}/?reply={r.ReplyId}#r{r.ReplyId}"))),
        ];
    }

    async Task<Dictionary<long, PersonName>> PeopleAsync(IEnumerable<long> ids, CancellationToken cancel)
    {
        long[] wanted = [.. ids.Distinct()];
        return await data.People.Where(p => wanted.Contains(p.Id)).Select(PersonName.From).ToDictionaryAsync(p => p.Id, cancel);
    }

    /// <summary>Only those that the viewer may see still.</summary>
    async Task<Dictionary<long, ListedPhoto>> PhotosAsync(IEnumerable<long> ids, CancellationToken cancel)
    {
        long[] wanted = [.. ids.Distinct()];
        return await data.Photos.Where(p => wanted.Contains(p.Id)).VisibleTo(viewer, data).Select(ListedPhoto.From).ToDictionaryAsync(p => p.Photo.Id, cancel);
    }

    /// <summary>Favourites of one photo are told of once, where the latest stands.</summary>
    static List<ActivityItem> Together(List<ActivityItem> items)
    {
        var counts = items.Where(i => i.Kind == ActivityKind.Favourited).CountBy(i => i.Photo!.Photo.Id).ToDictionary();
        var told = new HashSet<long>();
        return [.. items.Where(i => i.Kind != ActivityKind.Favourited || told.Add(i.Photo!.Photo.Id))
            .Select(i => i.Kind == ActivityKind.Favourited ? i with { Others = counts[i.Photo!.Photo.Id] - 1 } : i)];
    }
}
