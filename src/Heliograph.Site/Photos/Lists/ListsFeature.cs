using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Lists;

static class ListsFeature
{
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.MapRows();
        routes.MapGet("/p/{code}", OpenPhoto);
    }

    static async Task<Results<RedirectHttpResult, NotFound>> OpenPhoto(string code, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        long? id = ShortAddress.Parse(code);
        var photo = await data.Photos.Where(p => p.Id == id).VisibleTo(viewer, data)
            .Select(p => new { p.Id, Alias = p.Owner!.UserName }).SingleOrDefaultAsync(cancel);
        return photo is null ? TypedResults.NotFound() : TypedResults.LocalRedirect($"/photos/{photo.Alias}/{photo.Id}/");
    }
}
