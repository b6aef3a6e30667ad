using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Web;

/// <summary>A page in the site's own words wherever a person would else meet a bare status.</summary>
static class ErrorPages
{
    /// <summary>Comes first: the page for a failure runs through everything behind it once more.</summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        // Caught before the page is: a program gets problem details.
        app.UseWhen(context => !WantsPage(context), answers => answers.UseExceptionHandler(new ExceptionHandlerOptions()));
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // A script or an <img> that is refused wants the status, not a page.
            if (!WantsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
    }

    static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
