using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Accounts.Limits;

/// <summary>How often one address may try what guesses and floods are made of. The names are those of the policies.</summary>
static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string SignUp = "sign-up";
    public const string Reset = "reset";
    public const string Uploads = "uploads";
    public const string Reports = "reports";
    public const string Guests = "guests";
    public const string Downloads = "downloads";
    public const string Acts = "acts";

    const int Ipv6NetworkBytes = 8;

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddFeatureOptions<RateLimitOptions>("RateLimits");
        services.AddSingleton<AttemptLimits>();
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(SignIn, context => PostsFrom(context, o => o.SignInsPerMinute, TimeSpan.FromMinutes(1)));
            limiter.AddPolicy(SignUp, context => PostsFrom(context, o => o.SignUpsPerHour, TimeSpan.FromHours(1)));
            limiter.AddPolicy(Reset, context => PostsFrom(context, o => o.ResetsPerHour, TimeSpan.FromHours(1)));
            limiter.AddPolicy(Uploads, context => ByPerson(context, o => o.UploadsPerMinute, TimeSpan.FromMinutes(1)));
            limiter.AddPolicy(Reports, context => ByPerson(context, o => o.ReportsPerHour, TimeSpan.FromHours(1)));
            limiter.AddPolicy(Guests, context => PostsFrom(context, o => o.GuestUploadsPerHour, TimeSpan.FromHours(1)));
            limiter.AddPolicy(Downloads, context => ByPerson(context, o => o.DownloadsPerHour, TimeSpan.FromHours(1)));
            limiter.AddPolicy(Acts, context => ByPerson(context, o => o.ActsPerMinute, TimeSpan.FromMinutes(1)));
            limiter.OnRejected = (rejected, _) => RefuseAsync(rejected.HttpContext, rejected.Lease);
        });
    }

    /// <summary>An IPv4 address, or the network of an IPv6 address: one household has 2⁶⁴ of those.</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes))
            : address.ToString();
    }

    public static FixedWindowRateLimiterOptions Window(int permits, TimeSpan length) => new() { PermitLimit = permits, Window = length };

    static RateLimitPartition<string> ByPerson(HttpContext context, Func<RateLimitOptions, int> permits, TimeSpan length) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.RequestServices.GetRequiredService<Viewer>().PersonId?.ToString(CultureInfo.InvariantCulture) ?? Address(context),
            _ => Window(permits(Options(context)), length));

    static RateLimitPartition<string> PostsFrom(HttpContext context, Func<RateLimitOptions, int> permits, TimeSpan length) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => Window(permits(Options(context)), length))
            : RateLimitPartition.GetNoLimiter("");

    static RateLimitOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;

    static async ValueTask RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // Who wants a page gets the page for this status.
        if (context.Features.Get<IStatusCodePagesFeature>() is not { Enabled: true })
            await TypedResults.Problem(AccountTexts.TooManyAttempts, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
