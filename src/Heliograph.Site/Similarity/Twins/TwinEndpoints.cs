using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Twins;

/// <summary>Where the forms of <see cref="TwinsPage"/> go; done, they lead back to it.</summary>
static class TwinEndpoints
{
    public const string Address = "/organise/alike";

    public static void MapTwins(this IEndpointRouteBuilder routes) => routes.MapPost(Address, SettleAsync).RequireAuthorization();

    /// <param name="delete">Which of the two goes to the trash; null: both are kept.</param>
    static async Task<Results<RedirectHttpResult, NotFound>> SettleAsync(
        [FromForm] long photo, [FromForm] long other, [FromForm] long? delete, SiteData data, PhotoDeletion deletion, Viewer viewer, CancellationToken cancel)
    {
        var pair = data.PhotoTwins.Where(t => t.PhotoId == photo && t.OtherId == other && t.OwnerId == viewer.PersonId);
        if (!await pair.AnyAsync(cancel) || (delete is not null && delete != photo && delete != other))
            return TypedResults.NotFound();
        if (delete is { } gone)
            await deletion.DeleteAsync(gone, viewer, cancel);
        else
            await data.WriteAsync(c => pair.ExecuteUpdateAsync(set => set.SetProperty(t => t.IsKept, true), c), Durability.Process, cancel);
        return TypedResults.LocalRedirect(Address);
    }
}
