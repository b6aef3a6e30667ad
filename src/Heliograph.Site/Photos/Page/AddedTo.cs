using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Editing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Page;

/// <summary>What a change of something on a photo came to.</summary>
enum Addition { Done, NotAllowed, Senseless }

/// <summary>Changes what people put on a photo that they may see: tags, notes, names. Done, it leads back to the photo's page.</summary>
sealed class AddedTo(SiteData data, Viewer viewer, TimeProvider clock, IHttpContextAccessor http)
{
    public long Person => viewer.PersonId!.Value;
    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
    public SiteData Data => data;

    /// <inheritdoc cref="TryAsync"/>
    public async Task<Results<RedirectHttpResult, NotFound, BadRequest, StatusCodeHttpResult>> ChangeAsync(
        string who, long photoId, Func<Photo, PhotoRights, CancellationToken, Task<Addition>> change)
    {
        var request = http.HttpContext!.Request;
        return await TryAsync(photoId, change, request.HttpContext.RequestAborted) switch
        {
            null => TypedResults.NotFound(),
            Addition.NotAllowed => TypedResults.StatusCode(StatusCodes.Status403Forbidden),
            Addition.Senseless => TypedResults.BadRequest(),
            _ => TypedResults.LocalRedirect(PageAddress.Back(request, who, photoId)),
        };
    }

    /// <param name="change">Runs in a transaction; what it adds to <see cref="Data"/> is stored where it says <see cref="Addition.Done"/>.</param>
    /// <returns>Null where the viewer sees no such photo.</returns>
    public Task<Addition?> TryAsync(long photoId, Func<Photo, PhotoRights, CancellationToken, Task<Addition>> change, CancellationToken cancel) =>
        data.WriteAsync<Addition?>(async stop =>
        {
            var photo = await data.Photos.VisibleTo(viewer, data).Include(p => p.Tags).SingleOrDefaultAsync(p => p.Id == photoId, stop);
            if (photo is null)
                return null;
            var came = await change(photo, await PhotoRights.OfAsync(photo, viewer, data, clock, stop), stop);
            if (came == Addition.Done)
            {
                PhotoEdit.Touch(data, photo, Person, clock);
                await data.SaveChangesAsync(stop);
            }

            return came;
        }, Durability.Process, cancel);
}
