using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Sharing;

/// <summary>When a link has ended, photos that not everybody sees get fresh image addresses: those that its guests learnt lead nowhere from then on.</summary>
sealed class LinkEndJob(SiteData data, PhotoAddressCache addresses, TimeProvider clock) : IJobKind
{
    public const string Name = "sharing.end";
    const int BatchSize = 100;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        long id = run.Payload<Payload>().LinkId;
        if (await data.ShareLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } link)
            return;
        var photos = await data.Photos.CoveredBy(link, data).Where(p => p.Visibility != Visibility.Public).Select(p => p.Id).ToListAsync(cancel);
        foreach (long[] batch in photos.Chunk(BatchSize))
        {
            await data.WriteAsync(token => RenewAsync(batch, link.OwnerId, token), Durability.Acknowledged, cancel);
            data.ChangeTracker.Clear();
            await run.PaceAsync(cancel);
        }
    }

    async Task<int> RenewAsync(long[] ids, long owner, CancellationToken cancel)
    {
        foreach (var photo in await data.Photos.Where(p => ids.Contains(p.Id)).ToListAsync(cancel))
        {
            PhotoAddress.RenewSecrets(photo);
            ChangeLog.Append(data, ChangeKind.PhotoVisibilityChanged, photo.Id, owner, clock);
            data.AfterCommit(() => addresses.Forget(photo.Id));
        }

        return await data.SaveChangesAsync(cancel);
    }

    public sealed record Payload(long LinkId);
}
