using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Favourites;

static class FavouritesFeature
{
    public static void AddFavourites(this IServiceCollection services)
    {
        services.AddScoped<Favouring>();
        services.AddPhotoContext<FavouriteContext>();
    }

    public static void MapFavourites(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/photos/{who}/{photoId:long}/favourite", SetAsync).RequireAuthorization().RequireRateLimiting(RateLimits.Acts).RequireStanding();

    /// <summary>A form leads back to the photo; a script, which accepts JSON, gets the <see cref="FavouriteState"/>.</summary>
    /// <param name="action"><c>add</c>, <c>remove</c>, or neither: the other way than it is.</param>
    static async Task<Results<RedirectHttpResult, Ok<FavouriteState>, ProblemHttpResult, NotFound>> SetAsync(
        string who, long photoId, [FromForm] string? action, HttpRequest request, Favouring favouring, CancellationToken cancel)
    {
        var state = await favouring.SetAsync(photoId, action switch { "add" => true, "remove" => false, _ => null }, cancel);
        return state.Fault switch
        {
            FavouriteFault.NoSuchPhoto => TypedResults.NotFound(),
            FavouriteFault.None when request.Headers.Accept == "application/json" => TypedResults.Ok(state),
            FavouriteFault.None => TypedResults.LocalRedirect(PageAddress.Of(who, photoId)),
            FavouriteFault.OwnPhoto => TypedResults.Problem(FavouriteTexts.OwnPhoto, statusCode: StatusCodes.Status403Forbidden),
            _ => TypedResults.Problem(AccountTexts.Blocked, statusCode: StatusCodes.Status403Forbidden),
        };
    }
}
