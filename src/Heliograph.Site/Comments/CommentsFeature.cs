using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Comments;

/// <summary>Where the forms with comments go; done, they lead back to what the comment is about.</summary>
static class CommentsFeature
{
    public static void AddComments(this IServiceCollection services) => services.AddScoped<Commenting>();

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").RequireAuthorization().RequireRateLimiting(RateLimits.Acts);
        forms.MapPost("/photos/{who}/{photoId:long}/comments", ToPhotoAsync).RequireStanding();
        forms.MapPost("/photos/{who}/albums/{albumId:long}/comments", ToAlbumAsync).RequireStanding();
        forms.MapPost("/comments/{id:long}/edit", EditAsync).RequireStanding();
        forms.MapPost("/comments/{id:long}/delete", RemoveAsync);
    }

    static async Task<Results<RedirectHttpResult, ProblemHttpResult, NotFound>> ToPhotoAsync(
        long photoId, [FromForm] string? text, Commenting commenting, SiteData data, CancellationToken cancel) =>
        await AnswerAsync(await commenting.AddToPhotoAsync(photoId, text ?? "", cancel), data, cancel);

    static async Task<Results<RedirectHttpResult, ProblemHttpResult, NotFound>> ToAlbumAsync(
        long albumId, [FromForm] string? text, Commenting commenting, SiteData data, CancellationToken cancel) =>
        await AnswerAsync(await commenting.AddToAlbumAsync(albumId, text ?? "", cancel), data, cancel);

    static async Task<Results<RedirectHttpResult, ProblemHttpResult, NotFound>> EditAsync(
        long id, [FromForm] string? text, Commenting commenting, SiteData data, CancellationToken cancel) =>
        await AnswerAsync(await commenting.EditAsync(id, text ?? "", cancel), data, cancel);

    static async Task<Results<RedirectHttpResult, ProblemHttpResult, NotFound>> RemoveAsync(long id, Commenting commenting, SiteData data, CancellationToken cancel) =>
        await AnswerAsync(await commenting.RemoveAsync(id, cancel) with { Id = 0 }, data, cancel);

    static async Task<Results<RedirectHttpResult, ProblemHttpResult, NotFound>> AnswerAsync(CommentResult result, SiteData data, CancellationToken cancel)
    {
        switch (result.Fault)
        {
            case CommentFault.NotFound:
                return TypedResults.NotFound();
            case CommentFault.NotAllowed:
                return TypedResults.Problem(CommentTexts.NotAllowed, statusCode: StatusCodes.Status403Forbidden);
            case CommentFault.TooLong:
                return TypedResults.Problem(string.Format(CommentTexts.Culture, CommentTexts.TooLong, Commenting.Longest), statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        string page = result.PhotoId is { } photo
            ? PageAddress.Of(await data.Photos.IgnoreQueryFilters().Where(p => p.Id == photo).Select(p => p.Owner!.UserName!).SingleAsync(cancel), photo)
            : $"{PageAddress.OfPhotostream(await data.Albums.Where(a => a.Id == result.AlbumId).Select(a => a.Owner!.UserName!).SingleAsync(cancel))}albums/{result.AlbumId}/";
        return TypedResults.LocalRedirect($"{page}#{(result.Id == 0 ? "comments" : $"c{result.Id}")}");
    }
}
