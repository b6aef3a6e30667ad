using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Jobs;
using Heliograph.Site.Sharing.Embedding;
using Heliograph.Site.Sharing.Guests;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Sharing;

static class SharingFeature
{
    const string GuestPages = "/s";
    const int LongestLife = 3650;

    public static void AddSharing(this IServiceCollection services)
    {
        services.AddFeatureOptions<SharingOptions>("Sharing");
        services.AddScoped<ShareLinks>();
        services.AddScoped<OEmbed>();
        services.AddScoped<GuestUpload>();
        services.AddScoped<GuestPass>();
        services.AddJobKind<LinkEndJob>();
    }

    /// <summary>What a secret address leads to is for no search engine, no cache, and no site that a guest goes to from it.</summary>
    public static void UseSharing(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(GuestPages))
        {
            var headers = context.Response.Headers;
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "private, no-store";
        }

        return next(context);
    });

    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        OEmbed.Map(routes);
        var share = routes.MapGroup("/share").RequireAuthorization();
        share.MapPost("", MakeAsync).RequireStanding();
        share.MapPost("/{id:long}/revoke", RevokeAsync);
        routes.MapPost($"{GuestPages}/{{token}}/upload", (string token, HttpContext context, GuestUpload upload) => upload.TakeAsync(token, context))
            .RequireRateLimiting(RateLimits.Guests);
    }

    /// <param name="days">How long it is good; absent: until it is revoked.</param>
    static async Task<Results<RedirectHttpResult, NotFound>> MakeAsync(
        [FromForm] long? photo, [FromForm] long? album, [FromForm] string? note, [FromForm] int? days, [FromForm] bool? upload, [FromForm] bool? download,
        ShareLinks links, Viewer viewer, CancellationToken cancel)
    {
        string said = (note ?? "").Trim();
        var link = new ShareLink
        {
            PhotoId = photo,
            AlbumId = album,
            AllowsUpload = upload ?? false,
            AllowsDownload = download ?? false,
            Note = said.Length > ShareLinks.LongestNote ? said[..ShareLinks.LongestNote] : said,
        };
        return days is null or (>= 1 and <= LongestLife) && await links.MakeAsync(link, days, viewer, cancel)
            ? TypedResults.LocalRedirect($"/account/links#l{link.Id}")
            : TypedResults.NotFound();
    }

    static async Task<Results<RedirectHttpResult, NotFound>> RevokeAsync(long id, ShareLinks links, Viewer viewer, CancellationToken cancel) =>
        await links.RevokeAsync(id, viewer, cancel) ? TypedResults.LocalRedirect("/account/links") : TypedResults.NotFound();
}
