using System.Text;
using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos.Intake;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.Uploads;

/// <summary>
/// A form with any number of files, for pages whose script is off. It is read as it arrives: the antiforgery token has to be its first
/// field and is checked before anything else is read, and settings count for the files that follow them.
/// </summary>
sealed class FormUpload(
    PhotoIntake intake, IAntiforgery antiforgery, UploadReports reports, Viewer viewer, TimeProvider clock, IOptions<UploadOptions> options)
{
    const int LongestBoundary = 70; // RFC 2046, section 5.1.1
    const int LongestField = 16 * 1024;

    readonly Dictionary<string, StringValues> fields = new(StringComparer.OrdinalIgnoreCase);
    readonly List<long> added = [];
    readonly List<RefusedFile> refused = [];

    public async Task<Results<RedirectHttpResult, ProblemHttpResult>> TakeAsync(HttpContext context)
    {
        if (BoundaryOf(context.Request.ContentType) is not { } boundary)
            return TypedResults.Problem(IntakeTexts.NotMultipart, statusCode: StatusCodes.Status415UnsupportedMediaType);

        var reader = new MultipartReader(boundary, UploadBody.Open(context, options.Value, clock));
        if (!await StartsWithTokenAsync(reader, context))
            return TypedResults.Problem(IntakeTexts.Forged, statusCode: StatusCodes.Status400BadRequest);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { } file)
                await TakeFileAsync(file, context.RequestAborted);
            else if (section.AsFormDataSection() is { } field && await ReadAsync(section, context.RequestAborted) is { } value)
                fields[field.Name] = StringValues.Concat(fields.GetValueOrDefault(field.Name), value);
        }

        var report = new UploadReport([.. added.Take(UploadReport.MostListed)], [.. refused.Take(UploadReport.MostListed)], added.Count, refused.Count);
        string result = reports.Seal(viewer.PersonId!.Value, report);
        return TypedResults.Redirect($"/upload?{UploadReports.Key}={result}");
    }

    async Task<bool> StartsWithTokenAsync(MultipartReader reader, HttpContext context)
    {
        var tokens = antiforgery.GetTokens(context);
        if (await reader.ReadNextSectionAsync(context.RequestAborted) is not { } first
            || first.AsFormDataSection()?.Name != tokens.FormFieldName || tokens.HeaderName is null)
            return false;

        // The check would otherwise read the whole form to look for the token.
        context.Request.Headers[tokens.HeaderName] = await ReadAsync(first, context.RequestAborted);
        return await antiforgery.IsRequestValidAsync(context);
    }

    async Task TakeFileAsync(FileMultipartSection file, CancellationToken cancel)
    {
        string name = file.FileName;
        if (name.Length == 0 || file.FileStream is null)
            return; // A file field that was left empty.
        if (UploadSettings.Read(key => fields.GetValueOrDefault(key), out string problem) is not { } settings)
        {
            refused.Add(new RefusedFile(Shorten(name), problem));
            return;
        }

        try
        {
            var result = await intake.AcceptAsync(file.FileStream, name, viewer.PersonId!.Value, settings, cancel);
            if (result is IntakeResult.Accepted accepted)
                added.Add(accepted.Photo.Id);
            else if (result is IntakeResult.Refused no)
                refused.Add(new RefusedFile(Shorten(name), no.Sentence));
        }
        catch (Exception full) when (DiskFull.IsCauseOf(full))
        {
            refused.Add(new RefusedFile(Shorten(name), IntakeSentences.DiskFull(name)));
        }
    }

    /// <returns>Null for a field too long to be one of ours.</returns>
    static async Task<string?> ReadAsync(MultipartSection section, CancellationToken cancel)
    {
        byte[] bytes = new byte[LongestField + 1];
        int count = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return count > LongestField ? null : Encoding.UTF8.GetString(bytes, 0, count);
    }

    static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary : null;

    static string Shorten(string name) => OriginalName.Of(name) is { Length: > 60 } tooLong ? tooLong[..60] + "…" : OriginalName.Of(name);
}
