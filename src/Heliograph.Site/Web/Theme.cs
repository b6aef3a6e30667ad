using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Web;

/// <summary>Light, dark, or as the system has it. The choice travels in a cookie, so that the first byte of a page already has it.</summary>
static class Theme
{
    public const string Path = "/site/theme";
    public const string Field = "theme";
    public const string Light = "light";
    public const string Dark = "dark";

    /// <summary>Means no choice: the cookie is removed.</summary>
    public const string System = "system";

    const string Cookie = "theme";

    /// <returns><see cref="Light"/>, <see cref="Dark"/>, or null: as the system has it.</returns>
    public static string? Of(HttpContext? context) =>
        context?.Request.Cookies[Cookie] switch { Light => Light, Dark => Dark, _ => null };

    // No antiforgery: the worst that another site could do is turn on the light.
    public static void MapTheme(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Choose);

    static async Task<RedirectHttpResult> Choose(HttpContext context, CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        if (form[Field].ToString() is (Light or Dark) and var choice)
            context.Response.Cookies.Append(Cookie, choice, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true });
        else
            context.Response.Cookies.Delete(Cookie);
        return TypedResults.LocalRedirect(CameFrom(context.Request));
    }

    static string CameFrom(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && !page.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? page.PathAndQuery
            : "/";
}
