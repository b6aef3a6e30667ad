using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Web.Hosting;

/// <summary>
/// Gives a request its id, in the answer and in every line logged for it, and logs how it ended. It names the route and not the address:
/// addresses of images hold secrets, queries hold reset codes. What only reads and succeeds is logged at Debug.
/// </summary>
static class RequestLog
{
    public static void UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestLog).FullName!);
        app.Use(async (context, next) =>
        {
            long started = Stopwatch.GetTimestamp();
            // A failure clears the headers on its way to the error page.
            context.Response.OnStarting(static state =>
            {
                var context = (HttpContext)state;
                context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
                return Task.CompletedTask;
            }, context);
            using (log.BeginScope(new KeyValuePair<string, object>[] { new("RequestId", context.TraceIdentifier) }))
            {
                await next(context);
                log.Log(LevelOf(context), "{Method} {Route} {Status} in {Milliseconds} ms", context.Request.Method, RouteOf(context),
                    context.Response.StatusCode, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        });
    }

    /// <returns>The pattern of the route, such as <c>/photos/{who}/{id:long}</c>.</returns>
    public static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    static LogLevel LevelOf(HttpContext context) => context.Response.StatusCode switch
    {
        >= 500 => LogLevel.Error,
        >= 400 and not 404 => LogLevel.Information,
        _ => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? LogLevel.Debug : LogLevel.Information,
    };
}
