using System.Collections.Concurrent;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>
/// Counts how often originals are asked for, to be sent or to make sizes of, with a weight that halves every two weeks. Counted in memory and
/// stored every few minutes, so a killed process forgets a little.
/// </summary>
/// <remarks>
/// Rather than letting old counts shrink, later ones weigh more, so that storing is an addition and comparing needs no row to be touched:
/// Cormode, Shkapenyuk, Srivastava and Xu 2009, "Forward decay".
/// </remarks>
sealed class OriginalDemand(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OriginalDemand> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(5), HalfLife = TimeSpan.FromDays(14);

    // From here a double holds the weights of 39 years.
    static readonly DateTimeOffset Origin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // More originals than this in one interval, and the rest are not often asked for.
    const int Most = 65_536;

    ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>What one request at a time counts in <see cref="Blob.Demand"/>.</summary>
    public static double Weight(DateTimeOffset at) => Math.Pow(2, (at - Origin) / HalfLife);

    public void Note(string sha256)
    {
        if (counts.Count < Most || counts.ContainsKey(sha256))
            counts.AddOrUpdate(sha256, 1, static (_, count) => count + 1);
    }

    /// <summary>Stores what was counted since the last time.</summary>
    public async Task StoreAsync(CancellationToken cancel)
    {
        var counted = Interlocked.Exchange(ref counts, new(StringComparer.Ordinal));
        if (counted.IsEmpty)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        double weight = Weight(clock.GetUtcNow());
        // In one order everywhere, and a few at a time: no two processes wait for each other, and uploads get their turn.
        foreach (var some in counted.OrderBy(c => c.Key, StringComparer.Ordinal).Chunk(200))
        {
            await data.WriteAsync(async token =>
            {
                foreach (var (sha256, count) in some)
                    await data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set.SetProperty(b => b.Demand, b => b.Demand + (count * weight)), token);
                return true;
            }, Durability.Process, cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StoreAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "How often originals were asked for could not be stored; what was counted since the last time is lost");
            }
        }
    }
}
