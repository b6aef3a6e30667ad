using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Web;

/// <summary>
/// What every answer tells the browser not to do. Nothing but our own files runs or loads; a page's computed geometry comes in one style
/// that carries the nonce.
/// </summary>
static class ContentSecurityPolicy
{
    static readonly object NonceKey = new();

    public static void UseContentSecurityPolicy(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'nonce-{context.StyleNonce()}'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        context.Response.OnStarting(KeepToOneself, context.Response);
        return next(context);
    });

    /// <summary>For the <c>nonce</c> of a <c>style</c> element of this response.</summary>
    public static string StyleNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
            context.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        return nonce;
    }

    /// <summary>A page is made for who asks, and no cache between may give it to another.</summary>
    static Task KeepToOneself(object state)
    {
        var response = (HttpResponse)state;
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = "private, no-cache";
        return Task.CompletedTask;
    }
}
