using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Contacts;

/// <summary>What one person is to another: follow, mark, stop following, block, unblock.</summary>
static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var person = routes.MapGroup("/people/{who}").RequireAuthorization().RequireRateLimiting(RateLimits.Acts);
        person.MapPost("/contact", MarkAsync).RequireStanding();
        person.MapPost("/block", BlockAsync);
    }

    static async Task<Results<RedirectHttpResult, ProblemHttpResult, NotFound>> MarkAsync(
        string who, [FromForm] string action, [FromForm] bool? friend, [FromForm] bool? family, [FromForm(Name = "return")] string? back,
        PersonLookup people, SiteData data, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        long owner = viewer.PersonId!.Value;
        if (await people.FindAsync(who, cancel) is not { } person || person.Id == owner)
            return TypedResults.NotFound();

        bool isDone = await data.WriteAsync(
            stop => action == "unfollow" ? UnfollowAsync(data, owner, person.Id, clock, stop) : FollowAsync(data, owner, person.Id, friend == true, family == true, clock, stop),
            Durability.Process, cancel);
        if (!isDone)
            return TypedResults.Problem(AccountTexts.Blocked, statusCode: StatusCodes.Status403Forbidden);
        return TypedResults.LocalRedirect(back is null ? $"/photos/{person.Alias}/" : LocalAddress.Of(back));
    }

    static async Task<bool> UnfollowAsync(SiteData data, long owner, long person, TimeProvider clock, CancellationToken cancel)
    {
        if (await data.Contacts.Where(c => c.OwnerId == owner && c.PersonId == person).ExecuteDeleteAsync(cancel) > 0)
            ChangeLog.Append(data, ChangeKind.PersonUnfollowed, null, owner, clock);
        await data.SaveChangesAsync(cancel);
        return true;
    }

    /// <returns>False where one has blocked the other.</returns>
    static async Task<bool> FollowAsync(SiteData data, long owner, long person, bool isFriend, bool isFamily, TimeProvider clock, CancellationToken cancel)
    {
        if (await Blocking.IsBetweenAsync(data, owner, person, cancel))
            return false;
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        int added = await data.Database.ExecuteSqlAsync($"""
            insert into contact (owner_id, person_id, is_friend, is_family, since) values ({owner}, {person}, {isFriend}, {isFamily}, {now})
            on conflict do nothing
            """, cancel);
        if (added > 0)
            ChangeLog.Append(data, ChangeKind.PersonFollowed, null, owner, clock);
        else
            await data.Contacts.Where(c => c.OwnerId == owner && c.PersonId == person)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.IsFriend, isFriend).SetProperty(c => c.IsFamily, isFamily), cancel);
        await data.SaveChangesAsync(cancel);
        return true;
    }

    static async Task<Results<RedirectHttpResult, NotFound>> BlockAsync(
        string who, [FromForm] string action, [FromForm(Name = "return")] string? back,
        PersonLookup people, SiteData data, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        long owner = viewer.PersonId!.Value;
        if (await people.FindAsync(who, cancel) is not { } person || person.Id == owner)
            return TypedResults.NotFound();
        if (action == "unblock")
            await Blocking.UnblockAsync(data, owner, person.Id, cancel);
        else
            await Blocking.BlockAsync(data, owner, person.Id, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel);
        return TypedResults.LocalRedirect(back is null ? $"/people/{person.Alias}/" : LocalAddress.Of(back));
    }
}
