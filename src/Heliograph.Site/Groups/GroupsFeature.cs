using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Groups.Discussions;
using Heliograph.Site.Groups.Interests;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Groups.Reports;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Context;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Groups;

static class GroupsFeature
{
    public static void AddGroups(this IServiceCollection services)
    {
        services.AddScoped<GroupLookup>();
        services.AddScoped<GroupChanges>();
        services.AddScoped<Membership>();
        services.AddScoped<Pooling>();
        services.AddScoped<Discussing>();
        services.AddScoped<GroupReportDesk>();
        services.AddInterests();
        services.AddSuggestions();
        services.AddPhotoContext<PoolContext>();
        services.AddJobKind<PoolCountJob>();
        services.AddScheduledJob(PoolCountJob.Name, TimeSpan.FromMinutes(10));
    }

    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/groups/{group}").RequireAuthorization().RequireRateLimiting(RateLimits.Acts);
        group.MapPost("/delete", DeleteAsync).RequireStanding();
        group.MapPost("/curated", CurateAsync);
        group.MapMembers();
        group.MapPool();
        group.MapDiscussions();
        routes.MapGroup("/groups/{group}").RequireAuthorization().MapGroupReports();
        routes.MapInterests();
        routes.MapPost("/photos/{who}/{photoId:long}/groups", PoolEndpoints.AddOneAsync).RequireAuthorization().RequireRateLimiting(RateLimits.Acts).RequireStanding();
    }

    /// <summary>Runs what a form asks for, for who may: others are told, and to who may not see the group there is none.</summary>
    public static async Task<IResult> WithAsync(this GroupLookup groups, string group, GroupAct act, Func<SeenGroup, Task<IResult>> use, CancellationToken cancel) =>
        await groups.FindAsync(group, cancel) is not { } seen ? TypedResults.NotFound()
        : seen.May(act) ? await use(seen)
        : TypedResults.Problem(GroupTexts.NotAllowed, statusCode: StatusCodes.Status403Forbidden);

    static async Task<Results<RedirectHttpResult, NotFound>> DeleteAsync(string group, GroupLookup groups, GroupChanges changes, CancellationToken cancel) =>
        await groups.FindAsync(group, cancel) is { } seen && await changes.DeleteAsync(seen.Group.Id, cancel) ? TypedResults.LocalRedirect(GroupAddress.Index) : TypedResults.NotFound();

    /// <summary>An administrator recommends a group to newcomers, or does so no longer.</summary>
    static async Task<Results<RedirectHttpResult, NotFound>> CurateAsync(
        string group, [FromForm] bool? curated, GroupLookup groups, Data.SiteData data, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (!viewer.IsAdministrator || await groups.FindAsync(group, cancel) is not { Group.Privacy: not GroupPrivacy.Private } seen)
            return TypedResults.NotFound();
        long? since = curated == true ? clock.GetUtcNow().ToUnixTimeMilliseconds() : null;
        await data.WriteAsync(stop => data.Groups.Where(g => g.Id == seen.Group.Id).ExecuteUpdateAsync(set => set.SetProperty(g => g.CuratedAt, since), stop), Data.Durability.Process, cancel);
        return TypedResults.LocalRedirect(seen.Group.Address);
    }
}
