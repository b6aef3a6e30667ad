using Heliograph.Site.Admin;
using Heliograph.Site.Moderation.Desk;
using Heliograph.Site.Moderation.Reports;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Moderation;

static class ModerationFeature
{
    public static void AddModeration(this IServiceCollection services)
    {
        services.AddAdminPage("/admin/reports", () => ModerationTexts.Reports);
        services.AddAdminPage("/admin/log", () => ModerationTexts.Log);
        services.AddScoped<ReportDesk>();
        services.AddScoped<ReportCases>();
    }

    public static void MapModeration(this IEndpointRouteBuilder routes) => routes.MapReports();
}
