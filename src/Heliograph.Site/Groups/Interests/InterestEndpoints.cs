using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Groups.Interests;

/// <summary>Where the forms go by which people say what they care for, and what not.</summary>
static class InterestEndpoints
{
    public const string Address = "/account/interests";

    public static void AddInterests(this IServiceCollection services)
    {
        services.AddScoped<InterestChanges>();
        services.AddScoped<TopicOffer>();
    }

    public static void MapInterests(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").RequireAuthorization().RequireRateLimiting(RateLimits.Acts);
        forms.MapPost(Address, SetAsync);
        forms.MapPost($"{Address}/clear", ClearAsync);
        forms.MapPost("/groups/{group}/dismiss", DismissAsync);
    }

    /// <param name="form">Topics that are checked, others with commas between, and the reason.</param>
    static async Task<RedirectHttpResult> SetAsync(IFormCollection form, InterestChanges interests, CancellationToken cancel)
    {
        await interests.SetAsync([.. form["topic"].OfType<string>(), .. TagWords.Split(form["others"].ToString())], form["reason"].ToString(), cancel);
        return TypedResults.LocalRedirect($"{Address}?saved=true");
    }

    static async Task<RedirectHttpResult> ClearAsync(InterestChanges interests, CancellationToken cancel)
    {
        await interests.ClearAsync(cancel);
        return TypedResults.LocalRedirect($"{Address}?saved=true");
    }

    /// <param name="undo">It may be suggested again.</param>
    /// <param name="back">Where the form stood; that page says what was done, and how to undo it.</param>
    static async Task<Results<RedirectHttpResult, NotFound>> DismissAsync(
        string group, [FromForm] bool? undo, [FromForm(Name = "return")] string? back, GroupLookup groups, InterestChanges interests, CancellationToken cancel)
    {
        if (await groups.FindAsync(group, cancel) is not { } seen)
            return TypedResults.NotFound();
        await interests.DismissAsync(seen.Group.Id, undo != true, cancel);
        string address = LocalAddress.Of(back ?? GroupAddress.Index);
        return TypedResults.LocalRedirect(undo == true ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}dismissed={seen.Group.Id}");
    }
}
