using System.Threading.RateLimiting;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>How often an application may call, and a person change something by whatever application. Clients take a status of 429 for a broken site, so they are told by a code.</summary>
sealed class ApiLimits(IOptions<FlickrOptions> flickr, IOptions<RateLimitOptions> limits) : IDisposable
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<string> calls = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => RateLimits.Window(flickr.Value.CallsPerMinute, Minute)));

    readonly PartitionedRateLimiter<long> acts = Each(() => limits.Value.ActsPerMinute * WritesAnAct);

    readonly PartitionedRateLimiter<long> uploads = Each(() => limits.Value.UploadsPerMinute);

    // What a page does to a hundred photos at once is a hundred calls.
    const int WritesAnAct = 10;

    /// <exception cref="ApiFault">Too often.</exception>
    public void RequireCall(Caller caller) => Require(calls, caller.Application.Key);

    /// <inheritdoc cref="RequireCall"/>
    public void RequireAct(long person) => Require(acts, person);

    /// <inheritdoc cref="RequireCall"/>
    public void RequireUpload(long person) => Require(uploads, person);

    public void Dispose()
    {
        calls.Dispose();
        acts.Dispose();
        uploads.Dispose();
    }

    static PartitionedRateLimiter<long> Each(Func<int> permits) => PartitionedRateLimiter.Create<long, long>(person =>
        RateLimitPartition.GetFixedWindowLimiter(person, _ => RateLimits.Window(permits(), Minute)));

    static void Require<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
            throw new ApiFault(ApiCode.Unavailable, "Service currently unavailable: too many calls within a minute, try again later");
    }
}
