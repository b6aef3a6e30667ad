using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Photos.Page;
using Heliograph.Site.Photos.People;
using Heliograph.Site.Photos.Tags;
using Heliograph.Site.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Photos.Editing;

/// <summary>Turning and replacing; done, they lead back to the photo's page. To everybody but its owner there is no such photo.</summary>
static class EditingFeature
{
    public static void AddPhotoEditing(this IServiceCollection services)
    {
        services.AddScoped<PhotoRotation>();
        services.AddScoped<PhotoReplacement>();
        services.AddScoped<AddedTo>();
    }

    public static void MapPhotoEditing(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/photos/{who}/{photoId:long}").RequireAuthorization();
        routes.MapPhotoTags();
        routes.MapNotes();
        routes.MapPhotoPeople();
        photo.MapPost("/rotate", RotateAsync);
        photo.MapPost("/replace", ReplaceAsync).RequireRateLimiting(RateLimits.Uploads).RequireStanding();
    }

    static async Task<Results<RedirectHttpResult, NotFound, BadRequest>> RotateAsync(
        string who, long photoId, [FromForm] int degrees, PhotoRotation rotation, Viewer viewer, CancellationToken cancel)
    {
        if (degrees is not (90 or 180 or 270))
            return TypedResults.BadRequest();
        return await rotation.RotateAsync(photoId, degrees, viewer, cancel) ? TypedResults.LocalRedirect(PageAddress.Of(who, photoId)) : TypedResults.NotFound();
    }

    /// <summary>A form with one file. What was wrong with it is told on the page of the photo's settings.</summary>
    static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> ReplaceAsync(
        string who, long photoId, HttpContext context, PhotoReplacement replacement, IAntiforgery antiforgery, UploadReports reports,
        Viewer viewer, TimeProvider clock, IOptions<UploadOptions> options)
    {
        var cancel = context.RequestAborted;
        var (parts, status, problem) = await FormParts.OpenAsync(context, antiforgery, options.Value, clock);
        if (parts is null)
            return TypedResults.Problem(problem, statusCode: status);

        string name = "";
        IntakeResult? result = null;
        while (name.Length == 0 && await parts.NextAsync(cancel) is { } section)
        {
            if (section.AsFileSection() is not { FileName.Length: > 0, FileStream: not null } file)
                continue;
            name = file.FileName;
            try
            {
                result = await replacement.ReplaceAsync(photoId, file.FileStream, name, viewer, cancel);
            }
            catch (Exception full) when (DiskFull.IsCauseOf(full))
            {
                return Told(IntakeSentences.DiskFull(name));
            }

            if (result is null)
                return TypedResults.NotFound();
        }

        return result switch
        {
            IntakeResult.Accepted => TypedResults.LocalRedirect(PageAddress.Of(who, photoId)),
            IntakeResult.Refused refused => Told(refused.Sentence),
            _ => Told(IntakeTexts.NoFile),
        };

        RedirectHttpResult Told(string sentence)
        {
            string sealedReport = reports.Seal(viewer.PersonId!.Value, new UploadReport([], [new RefusedFile("", sentence)], 0, 1));
            return TypedResults.LocalRedirect($"{PageAddress.Of(who, photoId)}settings?{UploadReports.Key}={sealedReport}");
        }
    }
}
