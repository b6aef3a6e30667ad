using Heliograph.Site.Admin;
using Heliograph.Site.Web;
using Heliograph.Traffic;
using Heliograph.Traffic.AspNetCore;
using Heliograph.Traffic.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Traffic;

static class TrafficFeature
{
    public static void AddTraffic(this IServiceCollection services)
    {
        services.AddFeatureOptions<TrafficOptions>("Traffic");
        services.AddSingleton<TrafficDays>();
        services.AddSingleton<SiteTraffic>();
        services.AddHostedService(s => s.GetRequiredService<SiteTraffic>());
        services.AddSingleton<SilencedFindings>();
        services.AddSingleton<SiteApi>();
        services.AddAdminPage("/admin/api", () => TrafficTexts.Api);
    }

    /// <summary>Behind compression and before all that answers.</summary>
    public static void UseTraffic(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteTraffic>().Observer is { } observer)
            app.UseTraffic(observer);
    }

    public static void MapTraffic(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/api/openapi.yaml", (HttpContext context, SiteApi api) => Specification(context, api, SpecificationFormat.Yaml));
        routes.MapGet("/admin/api/openapi.json", (HttpContext context, SiteApi api) => Specification(context, api, SpecificationFormat.Json));
        routes.MapGet("/admin/api/report.html", Report);
    }

    static Results<FileContentHttpResult, ProblemHttpResult> Specification(HttpContext context, SiteApi api, SpecificationFormat format)
    {
        using var text = new MemoryStream();
        try
        {
            api.Describe(api.ThisWeek(), $"{context.Request.Scheme}://{context.Request.Host}", out _).Write(text, format);
        }
        catch (TrafficException fault)
        {
            return TypedResults.Problem(fault.Message, statusCode: StatusCodes.Status500InternalServerError);
        }

        bool isJson = format == SpecificationFormat.Json;
        return TypedResults.File(text.ToArray(), isJson ? "application/json" : "application/yaml", isJson ? "openapi.json" : "openapi.yaml");
    }

    static FileContentHttpResult Report(SiteApi api)
    {
        using var html = new MemoryStream();
        var week = api.ThisWeek();
        week.WriteHtml(html, api.Find(week).Shown);
        return TypedResults.File(html.ToArray(), "text/html; charset=utf-8", "api.html");
    }
}
