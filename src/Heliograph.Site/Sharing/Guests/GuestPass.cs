using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Sharing.Guests;

/// <summary>Where an image's address alone is not enough (<see cref="ImageOptions.RequireViewer"/>), guests bring a cookie with the links that they opened last.</summary>
sealed class GuestPass(ShareLinks links, SiteData data, IOptions<ImageOptions> images)
{
    const string Cookie = "links";
    const char Separator = '.';
    const int Most = 8;

    /// <summary>Call it while the answer has not started.</summary>
    public void Give(HttpContext context, OpenLink open)
    {
        if (!images.Value.RequireViewer)
            return;
        string tokens = string.Join(Separator, Tokens(context).Where(t => t != open.Link.Token).Prepend(open.Link.Token).Take(Most));
        context.Response.Cookies.Append(Cookie, tokens, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
    }

    /// <summary>Whether one of the guest's links, which is still good, shows the photo.</summary>
    public async Task<bool> ShowsAsync(HttpContext context, long photoId)
    {
        foreach (string token in Tokens(context))
        {
            if (await links.FindAsync(token, context.RequestAborted) is { } open && await open.Photos(data).AnyAsync(p => p.Id == photoId, context.RequestAborted))
                return true;
        }

        return false;
    }

    static IEnumerable<string> Tokens(HttpContext context) =>
        context.Request.Cookies[Cookie]?.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Take(Most) ?? [];
}
