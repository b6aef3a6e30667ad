using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Photos.Intake;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Uploads;

/// <summary>
/// How files come in over HTTP. All of it is for signed-in people and wants the antiforgery token: in the header
/// <c>RequestVerificationToken</c>, in <c>/upload/form</c> as first field. What goes wrong is told as ProblemDetails with one sentence in <c>detail</c>.
/// <list type="bullet">
/// <item><c>POST /upload/files</c>: one file as the body, its percent-encoded name in <c>X-File-Name</c>; <c>visibility</c>, <c>title</c>,
/// <c>tags</c> and <c>album</c> in the query; without a visibility, the one its owner chose for new photos. Answers <see cref="UploadedPhoto"/>.
/// 400, 413, 415 and 422 tell what is wrong with the file, 507 that the disk is full; after a lost connection it is safe to send again.</item>
/// <item><c>POST /upload/form</c>: multipart, any number of files, settings as fields before them. Redirects to <c>/upload</c> with a sealed <see cref="UploadReport"/>.</item>
/// <item><c>POST /upload/photos</c>: <see cref="BatchEditRequest"/> as JSON. Answers <see cref="BatchEditAnswer"/>.</item>
/// </list>
/// </summary>
static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/upload").RequireAuthorization();
        group.MapPost("/files", (HttpContext context, RawUpload upload) => upload.TakeAsync(context)).RequireRateLimiting(RateLimits.Uploads).RequireStanding();
        group.MapPost("/form", (HttpContext context, FormUpload upload) => upload.TakeAsync(context)).RequireRateLimiting(RateLimits.Uploads).RequireStanding();
        group.MapPost("/photos", EditAsync);
    }

    static async Task<Results<Ok<BatchEditAnswer>, ProblemHttpResult>> EditAsync(
        BatchEditRequest request, HttpContext context, BatchEdit edit, IAntiforgery antiforgery, Viewer viewer, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(IntakeTexts.Forged, statusCode: StatusCodes.Status400BadRequest);

        var ids = (request.Photos ?? []).Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long parsed) ? parsed : 0).ToHashSet();
        if (ids.Count is 0 or > BatchEdit.MostPhotos)
            return TypedResults.Problem(IntakeSentences.NothingToChange(BatchEdit.MostPhotos), statusCode: StatusCodes.Status400BadRequest);
        return await edit.ApplyAsync(ids, request, viewer, cancel) is { } answer
            ? TypedResults.Ok(answer)
            : TypedResults.Problem(IntakeTexts.NoSuchAlbum, statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}
