using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Groups.Discussions;

/// <summary>Where the forms of discussions go; done, they lead to what was said.</summary>
static class DiscussionEndpoints
{
    public static void MapDiscussions(this IEndpointRouteBuilder group)
    {
        var discuss = group.MapGroup("/discuss");
        discuss.MapPost("", BeginAsync).RequireStanding();
        discuss.MapPost("/{topic:long}", ReplyAsync).RequireStanding();
        discuss.MapPost("/{topic:long}/edit", EditAsync).RequireStanding();
        discuss.MapPost("/{topic:long}/set", SetAsync).RequireStanding();
        discuss.MapPost("/{topic:long}/delete", DeleteAsync);
        discuss.MapPost("/replies/{reply:long}/edit", EditReplyAsync).RequireStanding();
        discuss.MapPost("/replies/{reply:long}/delete", DeleteReplyAsync);
    }

    /// <param name="topicId">Null: the list of topics.</param>
    public static string AddressOf(Group group, long? topicId = null) => topicId is { } topic ? $"{group.Address}discuss/{topic}/" : $"{group.Address}discuss/";

    static Task<IResult> BeginAsync(string group, [FromForm] string? subject, [FromForm] string? text, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.BeginAsync(seen, subject ?? "", text ?? "", cancel), cancel);

    static Task<IResult> ReplyAsync(string group, long topic, [FromForm] string? text, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.ReplyAsync(seen, topic, text ?? "", cancel), cancel);

    static Task<IResult> EditAsync(
        string group, long topic, [FromForm] string? subject, [FromForm] string? text, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.EditAsync(seen, topic, subject ?? "", text ?? "", cancel), cancel);

    static Task<IResult> SetAsync(string group, long topic, [FromForm] bool? sticky, [FromForm] bool? locked, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.SetAsync(seen, topic, sticky, locked, cancel), cancel);

    static Task<IResult> DeleteAsync(string group, long topic, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.DeleteAsync(seen, topic, cancel), cancel);

    static Task<IResult> EditReplyAsync(string group, long reply, [FromForm] string? text, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.EditReplyAsync(seen, reply, text ?? "", cancel), cancel);

    static Task<IResult> DeleteReplyAsync(string group, long reply, GroupLookup groups, Discussing discussing, CancellationToken cancel) =>
        AnswerAsync(groups, group, seen => discussing.DeleteReplyAsync(seen, reply, cancel), cancel);

    static async Task<IResult> AnswerAsync(GroupLookup groups, string group, Func<SeenGroup, Task<DiscussionResult>> act, CancellationToken cancel)
    {
        if (await groups.FindAsync(group, cancel) is not { } seen)
            return TypedResults.NotFound();
        var (fault, topic, reply) = await act(seen);
        return fault switch
        {
            // The last page of a topic is where a new reply stands.
            DiscussionFault.None => TypedResults.LocalRedirect(
                reply is { } id ? $"{AddressOf(seen.Group, topic)}?reply={id}#r{id}" : AddressOf(seen.Group, topic == 0 ? null : topic)),
            DiscussionFault.NotFound => TypedResults.NotFound(),
            DiscussionFault.Empty or DiscussionFault.TooLong => TypedResults.Problem(
                fault == DiscussionFault.Empty ? DiscussionTexts.Empty : string.Format(DiscussionTexts.Culture, DiscussionTexts.TooLong, Discussing.LongestSubject, Discussing.Longest),
                statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => TypedResults.Problem(
                fault switch { DiscussionFault.Locked => DiscussionTexts.Locked, DiscussionFault.Blocked => AccountTexts.Blocked, _ => GroupTexts.NotAllowed },
                statusCode: StatusCodes.Status403Forbidden),
        };
    }
}
