using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Images.Serving;

/// <summary>Forgets photo addresses that other processes changed, within a second of their commit.</summary>
sealed class AddressChanges(PhotoAddressCache addresses, IServiceScopeFactory scopes, TimeProvider clock, ILogger<AddressChanges> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // More at once than this, and forgetting everything is quicker.
    const int Most = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? position = null;
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                position = await ReadAsync(position, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The changes could not be read; photo addresses are looked up anew until they can");
                addresses.ForgetAll();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <param name="position">The last sequence read; null at the start, when nothing is cached yet.</param>
    async Task<long> ReadAsync(long? position, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        if (position is not { } after)
            return await data.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;

        var changes = await data.Changes.Where(c => c.Sequence > after).OrderBy(c => c.Sequence).Take(Most)
            .Select(c => new { c.Sequence, c.Kind, c.PhotoId }).ToListAsync(cancel);
        if (changes.Count == Most)
        {
            addresses.ForgetAll();
            return await data.Changes.MaxAsync(c => c.Sequence, cancel);
        }

        foreach (var change in changes)
        {
            if (change.Kind == ChangeKind.PersonLeft)
                addresses.ForgetAll();
            if (change.PhotoId is { } photo && change.Kind is not (ChangeKind.PhotoAdded or ChangeKind.PhotoViewed or ChangeKind.PhotoLookedAt
                or ChangeKind.PhotoFavourited or ChangeKind.PhotoUnfavourited or ChangeKind.PhotoCommented or ChangeKind.PhotoUncommented))
                addresses.Forget(photo);
        }

        return changes.Count > 0 ? changes[^1].Sequence : after;
    }
}
