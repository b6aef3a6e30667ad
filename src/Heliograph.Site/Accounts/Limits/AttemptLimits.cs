using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Accounts.Limits;

/// <summary>How often one name may be tried from all addresses together; the middleware cannot know it before the form is read.</summary>
sealed class AttemptLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    readonly PartitionedRateLimiter<string> signIns = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => RateLimits.Window(options.Value.SignInsPerMinuteAndName, TimeSpan.FromMinutes(1))));

    readonly PartitionedRateLimiter<string> resets = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => RateLimits.Window(options.Value.ResetsPerHourAndName, TimeSpan.FromHours(1))));

    public bool MaySignIn(string? name) => May(signIns, name);

    public bool MayReset(string? name) => May(resets, name);

    public void Dispose()
    {
        signIns.Dispose();
        resets.Dispose();
    }

    static bool May(PartitionedRateLimiter<string> limiter, string? name)
    {
        using var lease = limiter.AttemptAcquire(Aliases.Normalise(name));
        return lease.IsAcquired;
    }
}
