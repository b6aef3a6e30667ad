using Heliograph.Site.Accounts;
using Heliograph.Site.Admin.People;
using Heliograph.Site.Admin.Policy;
using Heliograph.Site.Admin.Storage;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Admin;

static class AdminFeature
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddAdminPage("/admin/people", () => AdminTexts.People);
        services.AddAdminPage("/admin/invitations", () => AdminTexts.Invitations);
        services.AddAdminPage("/admin/sign-up", () => AdminTexts.SignUp);
        services.AddAdminPage("/admin/storage", () => AdminTexts.Storage);
        services.AddAdminPage("/admin/jobs", () => AdminTexts.Jobs);
        services.AddScoped<Rights>();
        services.AddScoped<StorageFigures>();
        services.AddScoped<RecompressFigures>();
        services.AddSingleton<SignUpPolicySetting>();
    }

    /// <summary>Shows the page in the administration's navigation, in the order of registration.</summary>
    public static void AddAdminPage(this IServiceCollection services, string path, Func<string> title) =>
        services.AddSingleton(new AdminPage(path, title));

    /// <summary>
    /// Whoever is no administrator, as the database says now, gets the same 404 as for what does not exist.
    /// Belongs behind authentication and before anything that answers.
    /// </summary>
    public static void UseAdminGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/admin") || await IsAdministratorAsync(context))
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    });

    static async Task<bool> IsAdministratorAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<Viewer>().PersonId is { } viewer
        && await context.RequestServices.GetRequiredService<SiteData>().People.AnyAsync(p => p.Id == viewer && p.IsAdministrator, context.RequestAborted);
}
