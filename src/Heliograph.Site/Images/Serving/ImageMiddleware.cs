using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Sharing.Guests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Images.Serving;

/// <summary>Answers image addresses before anything else looks at the request.</summary>
sealed class ImageMiddleware(RequestDelegate next, PhotoAddressCache addresses, ImageAnswer answer, IOptions<ImageOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!ImageAddress.TryParse(context.Request.Path.Value, out var address))
            return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return ImageAnswer.NotAllowedAsync(context);

        var found = addresses.FindAsync(address.PhotoId, context.RequestAborted);
        if (!found.IsCompletedSuccessfully || options.Value.RequireViewer)
            return SlowAsync(context, found);
        return found.Result is { } photo && photo.Opens(address)
            ? answer.SendAsync(context, photo, address.Size)
            : ImageAnswer.NotFoundAsync(context);
    }

    async Task SlowAsync(HttpContext context, ValueTask<AddressedPhoto?> pending)
    {
        if (await pending is { } photo && Match(context, photo) is { } match && await MaySeeAsync(context, match.PhotoId))
            await answer.SendAsync(context, photo, match.Size);
        else
            await ImageAnswer.NotFoundAsync(context);
    }

    /// <summary>The address again: its spans don't live over an await.</summary>
    static (long PhotoId, PhotoSize? Size)? Match(HttpContext context, AddressedPhoto photo) =>
        ImageAddress.TryParse(context.Request.Path.Value, out var address) && photo.Opens(address) ? (address.PhotoId, address.Size) : null;

    async Task<bool> MaySeeAsync(HttpContext context, long photo)
    {
        if (!options.Value.RequireViewer)
            return true;
        var viewer = PersonClaims.ToViewer((await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal);
        var data = context.RequestServices.GetRequiredService<SiteData>();
        return await data.Photos.OpenTo(viewer, data).AnyAsync(p => p.Id == photo, context.RequestAborted)
            || await context.RequestServices.GetRequiredService<GuestPass>().ShowsAsync(context, photo);
    }
}
