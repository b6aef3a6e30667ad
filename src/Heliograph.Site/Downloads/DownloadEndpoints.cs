using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Sharing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Downloads;

/// <summary>
/// Archives of originals: <c>GET …/albums/{id}/download.zip</c>, <c>GET /s/{token}/download.zip</c>, <c>GET /account/download.zip</c> for everything of
/// one's own, <c>POST /download</c> with the ids in the field <c>photos</c>, separated by commas. What the viewer may not have is left out; nothing left is 404.
/// </summary>
static class DownloadEndpoints
{
    public const int MostSelected = 10_000;

    public static void AddDownloads(this IServiceCollection services) => services.AddScoped<PhotoArchive>();

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/photos/{who}/albums/{albumId:long}/download.zip", Album).RequireRateLimiting(RateLimits.Downloads);
        routes.MapGet("/s/{token}/download.zip", Shared).RequireRateLimiting(RateLimits.Downloads);
        routes.MapGet("/account/download.zip", Everything).RequireAuthorization().RequireRateLimiting(RateLimits.Downloads);
        routes.MapPost("/download", Selection).RequireRateLimiting(RateLimits.Downloads);
    }

    static async Task<Results<ArchiveResult, NotFound>> Album(string who, long albumId, PersonLookup people, SiteData data, Viewer viewer, CancellationToken cancel) =>
        await people.FindAsync(who, cancel) is { } owner
        && await data.AlbumsVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(a => a.Id == albumId && a.OwnerId == owner.Id, cancel) is { } album
            ? Answer(await ArchiveContents.OfAlbumAsync(album, data.Photos.DownloadableBy(viewer, data), data, cancel))
            : TypedResults.NotFound();

    static async Task<Results<ArchiveResult, NotFound>> Shared(string token, ShareLinks links, SiteData data, CancellationToken cancel) =>
        await links.FindAsync(token, cancel) is { Link.AllowsDownload: true } open
            ? Answer(open.Album is { } album
                ? await ArchiveContents.OfAlbumAsync(album, open.Photos(data), data, cancel)
                : await ArchiveContents.OfSelectionAsync([open.Link.PhotoId!.Value], open.Photos(data), "photo", cancel))
            : TypedResults.NotFound();

    static async Task<Results<ArchiveResult, NotFound>> Everything(SiteData data, Viewer viewer, CancellationToken cancel) =>
        await data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == viewer.PersonId, cancel) is { } person
            ? Answer(await ArchiveContents.OfEverythingAsync(person, data, cancel))
            : TypedResults.NotFound();

    static async Task<Results<ArchiveResult, NotFound>> Selection([FromForm] string? photos, SiteData data, Viewer viewer, CancellationToken cancel) =>
        Answer(await ArchiveContents.OfSelectionAsync(Ids(photos), data.Photos.DownloadableBy(viewer, data), "photos", cancel));

    /// <summary>The ids of a selection, separated by commas; what is none is left out.</summary>
    public static long[] Ids(string? photos) => [.. (photos ?? "").Split(',')
        .Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long parsed) ? parsed : 0).Where(id => id > 0).Take(MostSelected)];

    static Results<ArchiveResult, NotFound> Answer(ArchiveContents? contents) => contents is null ? TypedResults.NotFound() : new ArchiveResult(contents);
}
