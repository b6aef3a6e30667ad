using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Trash;

static class TrashFeature
{
    public const string Address = "/organise/trash";

    static readonly PhotoSize Thumbnail = PhotoSize.Find("q")!;

    public static void AddTrash(this IServiceCollection services)
    {
        services.AddFeatureOptions<TrashOptions>("Trash");
        services.AddScoped<PhotoDeletion>();
        services.AddJobKind<PurgeJob>();
        services.AddScheduledJob(PurgeJob.Name, TimeSpan.FromHours(1));
    }

    public static void MapTrash(this IEndpointRouteBuilder routes)
    {
        var trash = routes.MapGroup(Address).RequireAuthorization();
        trash.MapPost("", ActAsync);
        trash.MapGet("/{photoId:long}.jpg", ShowAsync);
    }

    /// <param name="photo">None: all that lie there.</param>
    static async Task<RedirectHttpResult> ActAsync(
        [FromForm] string action, [FromForm] long? photo, PhotoDeletion deletion, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        long[] ids = photo is { } one ? [one] : await PhotoDeletion.InTrash(data).Where(p => p.OwnerId == viewer.PersonId).Select(p => p.Id).ToArrayAsync(cancel);
        foreach (long id in ids)
        {
            if (action == "restore")
                await deletion.RestoreAsync(id, viewer, cancel);
            else if (action == "purge")
                await deletion.PurgeAsync(id, viewer.PersonId, cancel);
        }

        return TypedResults.LocalRedirect(Address);
    }

    /// <summary>Its own addresses are closed while a photo lies here: its owner sees it by this one.</summary>
    static async Task<Results<PhysicalFileHttpResult, NotFound>> ShowAsync(
        long photoId, SizeCache sizes, SiteData data, Viewer viewer, HttpResponse response, CancellationToken cancel)
    {
        var photo = await PhotoDeletion.InTrash(data).AsNoTracking().SingleOrDefaultAsync(p => p.Id == photoId && p.OwnerId == viewer.PersonId, cancel);
        if (photo is null)
            return TypedResults.NotFound();
        try
        {
            string path = await sizes.GetAsync(photo, Thumbnail, cancel);
            response.Headers.CacheControl = "private, max-age=600";
            return TypedResults.PhysicalFile(path, "image/jpeg");
        }
        catch (Exception e) when (e is NoPixelsException or FileNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
