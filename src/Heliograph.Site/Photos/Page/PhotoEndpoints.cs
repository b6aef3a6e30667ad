using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Photos.Page;

/// <summary>Where the forms of a photo's page go; done, they lead back to it. To everybody but its owner there is no such photo.</summary>
static class PhotoEndpoints
{
    public static void MapPhotoForms(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/photos/{who}/{photoId:long}").RequireAuthorization();
        photo.MapPost("/visibility", SetVisibility);
        photo.MapPost("/edit", Edit);
        photo.MapPost("/delete", Delete);
    }

    static async Task<Results<RedirectHttpResult, NotFound>> SetVisibility(
        string who, long photoId, [FromForm] Visibility visibility, PhotoAddressCache addresses, SiteData data, Viewer viewer, TimeProvider clock, HttpRequest request, CancellationToken cancel)
    {
        if (!Enum.IsDefined(visibility) || !await new PhotoEdit(Visibility: visibility).SaveAsync(photoId, data, viewer, addresses, clock, cancel))
            return TypedResults.NotFound();
        return TypedResults.LocalRedirect(PageAddress.Back(request, who, photoId));
    }

    static async Task<Results<RedirectHttpResult, NotFound>> Edit(
        string who, long photoId, [FromForm] string? title, [FromForm] string? description, [FromForm] string? tags, [FromForm] Visibility? place,
        PhotoAddressCache addresses, SiteData data, Viewer viewer, TimeProvider clock, HttpRequest request, CancellationToken cancel)
    {
        var edit = new PhotoEdit(title ?? "", description ?? "", Tags: TagWords.Split(tags ?? ""), Place: place);
        return await edit.SaveAsync(photoId, data, viewer, addresses, clock, cancel) ? TypedResults.LocalRedirect(PageAddress.Back(request, who, photoId)) : TypedResults.NotFound();
    }

    static async Task<Results<RedirectHttpResult, NotFound>> Delete(string who, long photoId, PhotoDeletion deletion, Viewer viewer, CancellationToken cancel) =>
        await deletion.DeleteAsync(photoId, viewer, cancel) ? TypedResults.Redirect(PageAddress.OfPhotostream(who)) : TypedResults.NotFound();
}
