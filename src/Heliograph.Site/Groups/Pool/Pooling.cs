using Heliograph.Site.Accounts;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Pool;

/// <summary>What became of a photo that was given to a pool.</summary>
public enum PoolAnswer
{
    Added,
    Waiting,
    NoSuchPhoto,

    /// <summary>Who gave it may not add photos to this group.</summary>
    NotAllowed,
    AlreadyThere,
    AlreadyWaiting,

    /// <summary>A moderator said no to it before.</summary>
    Declined,

    /// <summary>The group does not take this kind of picture, or not of this safety.</summary>
    Content,

    /// <summary>Moderators could not look at it.</summary>
    NotPublic,

    /// <summary>The member has added as many as the group lets them for now.</summary>
    Limit,
}

/// <summary>Puts photos into pools and takes them out; what everybody is told of a pool's size changes in the same transaction.</summary>
sealed class Pooling(SiteData data, Viewer viewer, TimeProvider clock)
{
    /// <summary>Photos given at once.</summary>
    public const int MostAtOnce = 500;

    /// <summary>Gives photos of the viewer's to a pool.</summary>
    public Task<IReadOnlyList<PoolAnswer>> AddAsync(long groupId, IReadOnlyList<long> photos, CancellationToken cancel) =>
        data.WriteAsync(stop => PutAsync(groupId, photos, stop), Durability.Acknowledged, cancel);

    /// <summary>As <see cref="AddAsync"/>, inside a transaction.</summary>
    /// <returns>An answer for each photo, in order.</returns>
    public async Task<IReadOnlyList<PoolAnswer>> PutAsync(long groupId, IReadOnlyList<long> photos, CancellationToken cancel)
    {
        long person = viewer.PersonId!.Value;
        // Holds the member's row: what is given at the same time waits, so that limits hold.
        await data.GroupMembers.Where(m => m.GroupId == groupId && m.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(m => m.JoinedAt, m => m.JoinedAt), cancel);
        if (await new GroupLookup(data, viewer).FindAsync(groupId, cancel) is not { } seen || !seen.May(GroupAct.AddPhotos))
            return [.. photos.Select(_ => PoolAnswer.NotAllowed)];

        bool waits = seen.Group.IsModerated && !seen.May(GroupAct.DecidePhotos);
        var own = await data.Photos.Where(p => p.OwnerId == person && photos.Contains(p.Id) && p.TakenDownAt == null).Select(p => new { p.Id, p.ContentType, p.Safety, p.Visibility }).ToDictionaryAsync(p => p.Id, cancel);
        var there = await data.PoolPhotos.Where(p => p.GroupId == groupId && photos.Contains(p.PhotoId)).ToDictionaryAsync(p => p.PhotoId, p => p.State, cancel);
        int left = await LeftAsync(data, seen.Group, person, Now, cancel) ?? int.MaxValue;
        var answers = new List<PoolAnswer>();
        int shown = 0;
        foreach (long id in photos)
        {
            var photo = own.GetValueOrDefault(id);
            var answer = photo is null ? PoolAnswer.NoSuchPhoto
                : there.TryGetValue(id, out var state) ? Known(state)
                : !seen.Group.Takes(photo.ContentType, photo.Safety) ? PoolAnswer.Content
                : waits && photo.Visibility != Visibility.Public ? PoolAnswer.NotPublic
                : left == 0 ? PoolAnswer.Limit
                : waits ? PoolAnswer.Waiting : PoolAnswer.Added;
            answers.Add(answer);
            if (answer is not (PoolAnswer.Added or PoolAnswer.Waiting))
                continue;
            left--;
            there[id] = waits ? PoolState.Waiting : PoolState.Accepted;
            shown += !waits && photo!.Visibility == Visibility.Public ? 1 : 0;
            data.PoolPhotos.Add(new PoolPhoto { GroupId = groupId, PhotoId = id, OwnerId = person, State = there[id], AddedAt = Now, Since = Now });
            if (!waits)
                ChangeLog.Append(data, ChangeKind.PoolPhotoAdded, id, person, clock, groupId);
        }

        await data.SaveChangesAsync(cancel);
        if (answers.Contains(PoolAnswer.Added))
            await NoteAsync(groupId, shown, cancel);
        return answers;
    }

    /// <summary>Takes a photo out of a pool, or of its queue: its owner may always, whatever became of their membership.</summary>
    /// <returns>False where the viewer has no such photo there.</returns>
    public Task<bool> RemoveAsync(long groupId, long photoId, CancellationToken cancel) =>
        data.WriteAsync(stop => TakeOutAsync(groupId, photoId, stop), Durability.Acknowledged, cancel);

    /// <summary>As <see cref="RemoveAsync"/>, inside a transaction.</summary>
    public async Task<bool> TakeOutAsync(long groupId, long photoId, CancellationToken cancel)
    {
        // One that was declined stays declined.
        if (await data.PoolPhotos.Where(p => p.GroupId == groupId && p.PhotoId == photoId && p.OwnerId == viewer.PersonId && p.State != PoolState.Declined).ExecuteDeleteAsync(cancel) == 0)
            return false;
        ChangeLog.Append(data, ChangeKind.PoolPhotoRemoved, photoId, viewer.PersonId, clock, groupId);
        await data.SaveChangesAsync(cancel);
        await PoolCounts.RecountAsync(data, [groupId], cancel);
        return true;
    }

    /// <summary>Lets photos into the pool, or says no to them; also to such as are in it.</summary>
    /// <returns>False where the viewer may not.</returns>
    public Task<bool> DecideAsync(long groupId, IReadOnlyList<long> photos, bool accept, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        if (await new GroupLookup(data, viewer).FindAsync(groupId, stop) is not { } seen || !seen.May(GroupAct.DecidePhotos))
            return false;
        var wanted = accept ? PoolState.Accepted : PoolState.Declined;
        var changed = await data.PoolPhotos.AsTracking().Where(p => p.GroupId == groupId && photos.Contains(p.PhotoId) && p.State != wanted).ToListAsync(stop);
        foreach (var photo in changed)
        {
            if (accept || photo.State == PoolState.Accepted)
                ChangeLog.Append(data, accept ? ChangeKind.PoolPhotoAdded : ChangeKind.PoolPhotoRemoved, photo.PhotoId, photo.OwnerId, clock, groupId);
            (photo.State, photo.Since, photo.DecidedById) = (wanted, Now, viewer.PersonId);
        }

        await data.SaveChangesAsync(stop);
        await PoolCounts.RecountAsync(data, [groupId], stop);
        await NoteAsync(groupId, 0, stop);
        return true;
    }, Durability.Acknowledged, cancel);

    /// <returns>How many photos a member may add now; null: as many as they like.</returns>
    /// <param name="now">Unix milliseconds.</param>
    public static async Task<int?> LeftAsync(SiteData data, Group group, long person, long now, CancellationToken cancel)
    {
        if (group.LimitPeriod.Length() is not { } length)
            return null;
        long since = now - (long)length.TotalMilliseconds;
        return Math.Max(0, group.LimitCount - await data.PoolPhotos.CountAsync(p => p.GroupId == group.Id && p.OwnerId == person && p.AddedAt > since, cancel));
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    static PoolAnswer Known(PoolState state) => state switch
    {
        PoolState.Accepted => PoolAnswer.AlreadyThere,
        PoolState.Waiting => PoolAnswer.AlreadyWaiting,
        _ => PoolAnswer.Declined,
    };

    Task<int> NoteAsync(long groupId, int shown, CancellationToken cancel) => data.Groups.Where(g => g.Id == groupId)
        .ExecuteUpdateAsync(set => set.SetProperty(g => g.PhotoCount, g => g.PhotoCount + shown).SetProperty(g => g.ActiveAt, Now), cancel);
}
