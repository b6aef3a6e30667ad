using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos.Intake;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Uploads;

/// <summary>One file as the body of a request, as a script sends it: the name percent-encoded in a header, all else in the query.</summary>
sealed class RawUpload(PhotoIntake intake, IAntiforgery antiforgery, Viewer viewer, TimeProvider clock, IOptions<UploadOptions> options)
{
    public const string FileNameHeader = "X-File-Name";

    public async Task<Results<Ok<UploadedPhoto>, ProblemHttpResult>> TakeAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (!await antiforgery.IsRequestValidAsync(context))
            return Problem(StatusCodes.Status400BadRequest, IntakeTexts.Forged);
        string name = Uri.UnescapeDataString(context.Request.Headers[FileNameHeader].ToString());
        if (OriginalName.Of(name).Length == 0)
            return Problem(StatusCodes.Status400BadRequest, IntakeTexts.NoFileName);
        if (context.Request.ContentLength > options.Value.MaxBytes)
            return Problem(StatusCodes.Status413PayloadTooLarge, IntakeSentences.TooLarge(name, options.Value.MaxBytes));
        if (UploadSettings.Read(key => context.Request.Query[key], out string problem) is not { } settings)
            return Problem(StatusCodes.Status400BadRequest, problem);

        try
        {
            return await intake.AcceptAsync(UploadBody.Open(context, options.Value, clock), name, viewer.PersonId!.Value, settings, cancel) switch
            {
                IntakeResult.Accepted accepted => TypedResults.Ok(UploadedPhoto.Of(accepted)),
                IntakeResult.Refused refused => Problem(StatusOf(refused.Reason), refused.Sentence),
                _ => throw new InvalidOperationException("An upload ends one way or the other."),
            };
        }
        catch (Exception full) when (DiskFull.IsCauseOf(full))
        {
            return Problem(StatusCodes.Status507InsufficientStorage, IntakeSentences.DiskFull(name));
        }
    }

    static int StatusOf(IntakeRefusal reason) => reason switch
    {
        IntakeRefusal.Empty => StatusCodes.Status400BadRequest,
        IntakeRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        IntakeRefusal.NotAPhoto => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    static ProblemHttpResult Problem(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status);
}
