using Heliograph.Site.Accounts;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Groups.Pool;

/// <summary>Where the forms of pools go; done, they lead to the page that shows what became of the photos.</summary>
static class PoolEndpoints
{
    public static void MapPool(this IEndpointRouteBuilder group)
    {
        group.MapPost("/add", AddAsync).RequireStanding();
        group.MapPost("/remove", RemoveAsync);
        group.MapPost("/queue", DecideAsync).RequireStanding();
    }

    /// <summary>From the page of a photo: adds it to one group.</summary>
    /// <param name="group">Its id.</param>
    public static async Task<IResult> AddOneAsync(string who, long photoId, [FromForm] long group, HttpRequest request, Pooling pooling, SuggestionCache suggestions, Viewer viewer, CancellationToken cancel)
    {
        var outcome = PoolOutcome.Of(await pooling.AddAsync(group, [photoId], cancel));
        suggestions.Forget(viewer.PersonId!.Value);
        return TypedResults.LocalRedirect(outcome.After(PageAddress.Back(request, who, photoId)));
    }

    static Task<IResult> AddAsync(string group, [FromForm(Name = "photo")] long[]? photos, GroupLookup groups, Pooling pooling, SuggestionCache suggestions, Viewer viewer, CancellationToken cancel) =>
        groups.WithAsync(group, GroupAct.AddPhotos, async seen =>
        {
            suggestions.Forget(viewer.PersonId!.Value);
            long[] asked = [.. (photos ?? []).Distinct().Take(Pooling.MostAtOnce)];
            return TypedResults.LocalRedirect(asked.Length == 0 ? $"{seen.Group.Address}add" : PoolOutcome.Of(await pooling.AddAsync(seen.Group.Id, asked, cancel)).After(seen.Group.Address));
        }, cancel);

    /// <summary>By the photo's owner; back to the photo's page.</summary>
    static async Task<IResult> RemoveAsync(
        string group, [FromForm] long photo, [FromForm(Name = "return")] string? back, GroupLookup groups, Pooling pooling, CancellationToken cancel) =>
        await groups.FindAsync(group, cancel) is { } seen && await pooling.RemoveAsync(seen.Group.Id, photo, cancel)
            ? TypedResults.LocalRedirect(back is null ? seen.Group.Address : LocalAddress.Of(back))
            : TypedResults.NotFound();

    /// <param name="action"><c>accept</c> or <c>decline</c>.</param>
    /// <param name="state">Which of the lists the form stood on.</param>
    static Task<IResult> DecideAsync(
        string group, [FromForm(Name = "photo")] long[]? photos, [FromForm] string? action, [FromForm] PoolState? state, [FromForm(Name = "return")] string? back,
        GroupLookup groups, Pooling pooling, CancellationToken cancel) =>
        groups.WithAsync(group, GroupAct.DecidePhotos, async seen =>
        {
            if (action is "accept" or "decline")
                await pooling.DecideAsync(seen.Group.Id, [.. (photos ?? []).Distinct().Take(Pooling.MostAtOnce)], action == "accept", cancel);
            return TypedResults.LocalRedirect(back is null ? $"{seen.Group.Address}queue?state={state ?? PoolState.Waiting}" : LocalAddress.Of(back));
        }, cancel);
}
