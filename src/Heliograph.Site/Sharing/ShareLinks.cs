using System.Buffers.Text;
using System.Security.Cryptography;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Sharing;

/// <summary>Makes, finds and ends secret links.</summary>
sealed class ShareLinks(SiteData data, JobQueue jobs, TimeProvider clock)
{
    public const int LongestNote = 200;
    const int TokenBytes = 16;
    const int TokenLength = 22;

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <returns>Null for a link that never was, that is over or revoked, and for one that has nothing to show any more: nobody learns which.</returns>
    public async Task<OpenLink?> FindAsync(string token, CancellationToken cancel)
    {
        long now = Now;
        if (token.Length != TokenLength
            || await data.ShareLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Token == token && l.RevokedAt == null && (l.ExpiresAt == null || l.ExpiresAt > now), cancel) is not { } link
            || await data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.OwnerId && p.UserName != null, cancel) is not { } owner)
            return null;
        if (link.PhotoId is not null)
            return await data.Photos.CoveredBy(link, data).AnyAsync(cancel) ? new OpenLink(link, owner, null, TakesPhotos: false) : null;
        return await data.Albums.AsNoTracking().SingleOrDefaultAsync(a => a.Id == link.AlbumId && a.OwnerId == link.OwnerId, cancel) is { } album
            ? new OpenLink(link, owner, album, link.AllowsUpload && !(owner.SuspendedUntil > now))
            : null;
    }

    /// <summary>Makes a link to a photo or an album of the viewer's.</summary>
    /// <param name="wish">What the owner asks for; the rest is filled in here.</param>
    /// <param name="days">From now; null: until it is revoked.</param>
    /// <returns>False where the viewer has nothing of that id to share.</returns>
    public async Task<bool> MakeAsync(ShareLink wish, int? days, Viewer viewer, CancellationToken cancel)
    {
        bool isTheirs = (wish.PhotoId, wish.AlbumId) switch
        {
            ({ } photo, null) => await data.Photos.AnyAsync(p => p.Id == photo && p.OwnerId == viewer.PersonId && p.TakenDownAt == null, cancel),
            (null, { } album) => await data.Albums.AnyAsync(a => a.Id == album && a.OwnerId == viewer.PersonId, cancel),
            _ => false,
        };
        if (!isTheirs)
            return false;

        wish.OwnerId = viewer.PersonId!.Value;
        wish.Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        wish.AllowsUpload &= wish.AlbumId is not null;
        wish.CreatedAt = Now;
        wish.ExpiresAt = days is { } length ? clock.GetUtcNow().AddDays(length).ToUnixTimeMilliseconds() : null;
        return await data.WriteAsync(async token =>
        {
            data.ShareLinks.Add(wish);
            await data.SaveChangesAsync(token);
            if (days is { } end)
                await jobs.EnqueueAsync(LinkEndJob.Name, $"ended-{wish.Id}", new LinkEndJob.Payload(wish.Id), new() { Delay = TimeSpan.FromDays(end) }, token);
            return true;
        }, Durability.Acknowledged, cancel);
    }

    /// <summary>From now on the link leads nowhere.</summary>
    /// <returns>False where the viewer has no such link.</returns>
    public Task<bool> RevokeAsync(long id, Viewer viewer, CancellationToken cancel) => data.WriteAsync(async token =>
    {
        if (await data.ShareLinks.Where(l => l.Id == id && l.OwnerId == viewer.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, l => l.RevokedAt ?? Now), token) == 0)
            return false;
        await jobs.EnqueueAsync(LinkEndJob.Name, $"revoked-{id}", new LinkEndJob.Payload(id), token);
        return true;
    }, Durability.Acknowledged, cancel);

    /// <summary>Counts that somebody but its owner opened the link.</summary>
    public async Task CountAsync(OpenLink open, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.PersonId != open.Link.OwnerId)
        {
            await data.WriteAsync(token => data.ShareLinks.Where(l => l.Id == open.Link.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Opened, l => l.Opened + 1), token), Durability.Process, cancel);
        }
    }
}
