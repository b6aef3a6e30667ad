using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Tags;

/// <summary>Tags that others than the owner put on a photo too, if the owner lets them.</summary>
static class TagsFeature
{
    public static void MapPhotoTags(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/photos/{who}/{photoId:long}/tags").RequireAuthorization();
        photo.MapPost("/add", AddAsync);
        photo.MapPost("/remove", RemoveAsync);
    }

    /// <param name="tags">Separated by commas.</param>
    static Task<Results<RedirectHttpResult, NotFound, StatusCodeHttpResult>> AddAsync(
        string who, long photoId, [FromForm] string? tags, SiteData data, Viewer viewer, TimeProvider clock, HttpRequest request, CancellationToken cancel) =>
        ChangeAsync(who, photoId, data, viewer, clock, request, (photo, rights) =>
        {
            if (!rights.MayAdd)
                return false;
            Tagging.Add(photo, TagWords.Split(tags ?? ""), viewer.PersonId!.Value, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return true;
        }, cancel);

    /// <summary>The owner removes any tag, others those that they put there.</summary>
    /// <param name="number">The tag's on its photo.</param>
    static Task<Results<RedirectHttpResult, NotFound, StatusCodeHttpResult>> RemoveAsync(
        string who, long photoId, [FromForm] int number, SiteData data, Viewer viewer, TimeProvider clock, HttpRequest request, CancellationToken cancel) =>
        ChangeAsync(who, photoId, data, viewer, clock, request, (photo, rights) =>
        {
            if (photo.Tags.Find(t => t.Number == number) is not { } tag)
                return true;
            return (rights.IsOwner || tag.AuthorId == viewer.PersonId) && photo.Tags.Remove(tag);
        }, cancel);

    /// <param name="change">Whether the viewer may do it; done then.</param>
    static async Task<Results<RedirectHttpResult, NotFound, StatusCodeHttpResult>> ChangeAsync(
        string who, long photoId, SiteData data, Viewer viewer, TimeProvider clock, HttpRequest request, Func<Photo, PhotoRights, bool> change, CancellationToken cancel)
    {
        bool? isDone = await data.WriteAsync<bool?>(async stop =>
        {
            var photo = await data.Photos.VisibleTo(viewer, data).Include(p => p.Tags).SingleOrDefaultAsync(p => p.Id == photoId, stop);
            if (photo is null)
                return null;
            if (!change(photo, await PhotoRights.OfAsync(photo, viewer, data, clock, stop)))
                return false;
            PhotoEdit.NoteEdit(data, photo, viewer.PersonId!.Value, clock);
            await data.SaveChangesAsync(stop);
            return true;
        }, Durability.Process, cancel);
        return isDone switch { null => TypedResults.NotFound(), false => TypedResults.StatusCode(StatusCodes.Status403Forbidden), _ => TypedResults.LocalRedirect(PageAddress.Back(request, who, photoId)) };
    }
}
