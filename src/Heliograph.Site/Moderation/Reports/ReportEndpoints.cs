using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Moderation.Reports;

/// <summary>Where the form goes by which people report something. What they can't see they can't report.</summary>
static class ReportEndpoints
{
    const int LongestText = 2000;

    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/report", ReportAsync).RequireAuthorization().RequireRateLimiting(RateLimits.Reports);

    static async Task<Results<RedirectHttpResult, NotFound>> ReportAsync(
        [FromForm] long? photo, [FromForm] long? comment, [FromForm] long? person, [FromForm] ReportReason reason, [FromForm] string? text,
        SiteData data, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        long reporter = viewer.PersonId ?? throw new InvalidOperationException("Only for who is signed in.");
        if (!Enum.IsDefined(reason) || await FindAsync(photo, comment, person, data, viewer, cancel) is not { } report || report.AboutId == reporter)
            return TypedResults.NotFound();

        (report.ReporterId, report.Reason, report.CreatedAt) = (reporter, reason, clock.GetUtcNow().ToUnixTimeMilliseconds());
        string said = (text ?? "").Trim();
        report.Text = said.Length > LongestText ? said[..LongestText] : said;
        await data.WriteAsync(async token =>
        {
            // Reporting twice says what once said, in newer words.
            await data.Reports.Where(r => r.ReporterId == reporter && r.Outcome == ReportOutcome.Open
                && r.AboutId == report.AboutId && r.PhotoId == report.PhotoId && r.CommentId == report.CommentId).ExecuteDeleteAsync(token);
            data.Reports.Add(report);
            return await data.SaveChangesAsync(token);
        }, Durability.Acknowledged, cancel);
        return TypedResults.LocalRedirect("/account/reports");
    }

    static async Task<Report?> FindAsync(long? photo, long? comment, long? person, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var visible = data.Photos.VisibleTo(viewer, data);
        if (photo is { } photoId)
            return await visible.Where(p => p.Id == photoId).Select(p => new Report { PhotoId = p.Id, AboutId = p.OwnerId }).SingleOrDefaultAsync(cancel);
        if (comment is { } commentId)
        {
            return await data.Comments.Where(c => c.Id == commentId && c.TakenDownAt == null && (c.PhotoId == null || visible.Any(p => p.Id == c.PhotoId)))
                .Select(c => new Report { CommentId = c.Id, AboutId = c.AuthorId }).SingleOrDefaultAsync(cancel);
        }

        return await data.People.Where(p => p.Id == person).Select(p => new Report { AboutId = p.Id }).SingleOrDefaultAsync(cancel);
    }
}
