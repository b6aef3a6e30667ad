using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Sharing.Guests;

/// <summary>Photos that somebody without an account gives to an album by its link: the owner's from then on, and private until the owner lets them out.</summary>
sealed class GuestUpload(
    ShareLinks links, PhotoIntake intake, SiteData data, IAntiforgery antiforgery, UploadReports reports, TimeProvider clock,
    IOptions<UploadOptions> uploads, IOptions<SharingOptions> sharing)
{
    public const string NameField = "name";
    public const int LongestName = 100;

    readonly List<RefusedFile> refused = [];
    int added, refusedCount;
    string guest = "";

    public async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> TakeAsync(string token, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await links.FindAsync(token, cancel) is not { TakesPhotos: true } open)
            return TypedResults.NotFound();
        var (parts, status, problem) = await FormParts.OpenAsync(context, antiforgery, uploads.Value, clock);
        if (parts is null)
            return TypedResults.Problem(problem, statusCode: status);
        while (await parts.NextAsync(cancel) is { } section)
        {
            if (section.AsFileSection() is { FileName.Length: > 0, FileStream: { } stream } file)
                await TakeFileAsync(open, stream, file.FileName, cancel);
            else if (section.AsFormDataSection() is { Name: NameField } && await FormParts.ReadAsync(section, cancel) is { } name)
                guest = Clean(name);
        }

        // Which of the owner's photos they have become is none of the guest's business.
        var report = new UploadReport([], refused, added, refusedCount);
        return TypedResults.LocalRedirect($"{open.Address}?{UploadReports.Key}={reports.Seal(KeyOf(open.Link), report)}");
    }

    /// <summary>Whom a report of this link is sealed for; people's ids are positive.</summary>
    public static long KeyOf(ShareLink link) => -link.Id;

    async Task TakeFileAsync(OpenLink open, Stream stream, string name, CancellationToken cancel)
    {
        string shown = OriginalName.Of(name);
        if (Refusal(await data.Photos.IgnoreQueryFilters().CountAsync(p => p.ShareLinkId == open.Link.Id, cancel)) is { } sentence)
        {
            Refuse(shown, sentence);
            return;
        }

        try
        {
            var settings = new IntakeOptions(Visibility.Private, AlbumId: open.Album!.Id, Guest: new(open.Link.Id, guest));
            var result = await intake.AcceptAsync(stream, name, open.Owner.Id, settings, cancel);
            if (result is IntakeResult.Accepted)
                added++;
            else if (result is IntakeResult.Refused no)
                Refuse(shown, no.Reason == IntakeRefusal.QuotaReached ? SharingTexts.OwnerHasNoRoom : no.Sentence);
        }
        catch (Exception full) when (DiskFull.IsCauseOf(full))
        {
            Refuse(shown, IntakeSentences.DiskFull(name));
        }
    }

    void Refuse(string name, string sentence)
    {
        refusedCount++;
        if (refused.Count < UploadReport.MostListed)
            refused.Add(new RefusedFile(name, sentence));
    }

    string? Refusal(int given) => guest.Length == 0 ? SharingTexts.NameMissing : given >= sharing.Value.GuestPhotosPerLink ? SharingTexts.LinkIsFull : null;

    static string Clean(string name)
    {
        string clean = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return clean.Length > LongestName ? clean[..LongestName] : clean;
    }
}
