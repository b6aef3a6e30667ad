using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos.Intake;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Heliograph.Site.Uploads;

/// <summary>
/// A form with any number of files, for pages whose script is off. It is read as it arrives: settings count for the files that follow them.
/// </summary>
sealed class FormUpload(
    PhotoIntake intake, IAntiforgery antiforgery, UploadReports reports, Viewer viewer, TimeProvider clock, IOptions<UploadOptions> options)
{
    readonly Dictionary<string, StringValues> fields = new(StringComparer.OrdinalIgnoreCase);
    readonly List<long> added = [];
    readonly List<RefusedFile> refused = [];

    public async Task<Results<RedirectHttpResult, ProblemHttpResult>> TakeAsync(HttpContext context)
    {
        var (parts, status, problem) = await FormParts.OpenAsync(context, antiforgery, options.Value, clock);
        if (parts is null)
            return TypedResults.Problem(problem, statusCode: status);
        while (await parts.NextAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { } file)
                await TakeFileAsync(file, context.RequestAborted);
            else if (section.AsFormDataSection() is { } field && await FormParts.ReadAsync(section, context.RequestAborted) is { } value)
                fields[field.Name] = StringValues.Concat(fields.GetValueOrDefault(field.Name), value);
        }

        var report = new UploadReport([.. added.Take(UploadReport.MostListed)], [.. refused.Take(UploadReport.MostListed)], added.Count, refused.Count);
        string result = reports.Seal(viewer.PersonId!.Value, report);
        return TypedResults.Redirect($"/upload?{UploadReports.Key}={result}");
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

    static string Shorten(string name) => OriginalName.Of(name) is { Length: > 60 } tooLong ? tooLong[..60] + "…" : OriginalName.Of(name);
}
