using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Moderation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Groups.Reports;

/// <summary>Where reports to a group's moderators go, and their answers.</summary>
static class GroupReportEndpoints
{
    public static void MapGroupReports(this IEndpointRouteBuilder group)
    {
        group.MapPost("/report", ReportAsync).RequireRateLimiting(RateLimits.Reports);
        group.MapPost("/reports", AnswerAsync).RequireRateLimiting(RateLimits.Acts);
    }

    static async Task<Results<RedirectHttpResult, NotFound>> ReportAsync(
        string group, [FromForm] long? photo, [FromForm] long? topic, [FromForm] long? reply, [FromForm] ReportReason reason, [FromForm] string? text,
        GroupLookup groups, GroupReportDesk desk, CancellationToken cancel) =>
        await groups.FindAsync(group, cancel) is { } seen
        && await desk.ReportAsync(seen, new GroupReport { PhotoId = photo, TopicId = photo is null && reply is null ? topic : null, ReplyId = photo is null ? reply : null, Reason = reason, Text = text ?? "" }, cancel)
            ? TypedResults.LocalRedirect("/account/reports") : TypedResults.NotFound();

    /// <param name="action"><c>remove</c> takes what was reported out of the group.</param>
    static async Task<Results<RedirectHttpResult, NotFound>> AnswerAsync(
        string group, [FromForm] long report, [FromForm] string? action, GroupLookup groups, GroupReportDesk desk, CancellationToken cancel) =>
        await groups.FindAsync(group, cancel) is { } seen && await desk.AnswerAsync(seen, report, action == "remove", cancel)
            ? TypedResults.LocalRedirect($"{seen.Group.Address}reports") : TypedResults.NotFound();
}
