using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Web.Hosting;

/// <summary>For whoever watches the process: <c>/healthz</c> says that it is alive, <c>/readyz</c> whether to send it visitors.</summary>
static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("alive"));
        routes.MapGet("/readyz", ReadyAsync);
    }

    static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> ReadyAsync(
        SiteData data, DataFolder folder, JobWorkers workers, IHostApplicationLifetime lifetime, ILoggerFactory logs, CancellationToken cancel)
    {
        var log = logs.CreateLogger(typeof(Health).FullName!);
        var failing = new List<string>();
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            failing.Add("stopping");
        if (!workers.IsWorking)
            failing.Add("jobs");
        if (!await TryAsync("database", () => data.IdBlocks.AnyAsync(cancel), log))
            failing.Add("database");
        if (!await TryAsync("folder", () => WriteAsync(folder, cancel), log))
            failing.Add("folder");

        var readiness = new Readiness(failing.Count == 0, failing);
        return readiness.Ready ? TypedResults.Ok(readiness) : TypedResults.Json(readiness, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<bool> TryAsync(string part, Func<Task> check, ILogger log)
    {
        try
        {
            await check();
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The visitor learns which part fails, the log why.
            log.LogError(fault, "Not ready: {Part}", part);
            return false;
        }
    }

    static async Task WriteAsync(DataFolder folder, CancellationToken cancel)
    {
        string probe = Path.Combine(folder.Temporary, $"ready-{Guid.NewGuid():n}");
        await File.WriteAllTextAsync(probe, "writable", cancel);
        File.Delete(probe);
    }

    /// <param name="Failing">Parts that do not work: <c>database</c>, <c>folder</c>, <c>jobs</c>, <c>stopping</c>.</param>
    internal sealed record Readiness(bool Ready, IReadOnlyList<string> Failing);
}
