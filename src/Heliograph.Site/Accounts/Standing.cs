using System.Globalization;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Accounts;

/// <summary>The one place that asks whether somebody is suspended: then they look and read, and add nothing.</summary>
static class Standing
{
    /// <summary>Until when the person is suspended, Unix milliseconds; null: not.</summary>
    public static Task<long?> SuspendedUntilAsync(SiteData data, long personId, TimeProvider clock, CancellationToken cancel)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return data.People.Where(p => p.Id == personId && p.SuspendedUntil > now).Select(p => p.SuspendedUntil).SingleOrDefaultAsync(cancel);
    }

    /// <summary>In words.</summary>
    public static string Sentence(long until) =>
        string.Format(CultureInfo.CurrentCulture, ModerationTexts.SuspendedUntil, DateTimeOffset.FromUnixTimeMilliseconds(until).ToString("D", CultureInfo.CurrentCulture));

    /// <summary>Who is suspended gets 403 from here, and a program the reason as <c>detail</c>.</summary>
    public static TBuilder RequireStanding<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter(async (invocation, next) =>
        {
            var (context, services) = (invocation.HttpContext, invocation.HttpContext.RequestServices);
            if (services.GetRequiredService<Viewer>().PersonId is not { } person
                || await SuspendedUntilAsync(services.GetRequiredService<SiteData>(), person, services.GetRequiredService<TimeProvider>(), context.RequestAborted) is not { } until)
                return await next(invocation);
            return TypedResults.Problem(Sentence(until), statusCode: StatusCodes.Status403Forbidden);
        });
}
