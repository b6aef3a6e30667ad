using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Groups.Members;

/// <summary>Where the forms go by which people come into a group, leave it, and are given roles.</summary>
static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder group)
    {
        group.MapPost("/join", JoinAsync).RequireStanding();
        group.MapPost("/decline", DeclineAsync);
        group.MapPost("/leave", LeaveAsync);
        group.MapPost("/invite", InviteAsync).RequireStanding();
        group.MapPost("/members", ChangeAsync).RequireStanding();
    }

    /// <param name="back">Where the form stood; null: the group's page.</param>
    static Task<IResult> JoinAsync(string group, [FromForm] bool? accept, [FromForm(Name = "return")] string? back, GroupLookup groups, Membership membership, CancellationToken cancel) =>
        groups.WithAsync(group, GroupAct.Join, async seen => Answer(await membership.JoinAsync(seen.Group.Id, accept == true, cancel), back is null ? seen.Group.Address : LocalAddress.Of(back)), cancel);

    static async Task<IResult> DeclineAsync(string group, GroupLookup groups, Membership membership, CancellationToken cancel)
    {
        if (await groups.FindAsync(group, cancel) is not { } seen)
            return TypedResults.NotFound();
        await membership.DeclineAsync(seen.Group.Id, cancel);
        return TypedResults.LocalRedirect(GroupAddress.Index);
    }

    static Task<IResult> LeaveAsync(string group, [FromForm] bool? photos, GroupLookup groups, Membership membership, CancellationToken cancel) =>
        groups.WithAsync(group, GroupAct.Leave, async seen => Answer(await membership.LeaveAsync(seen.Group.Id, photos == true, cancel), GroupAddress.Index), cancel);

    static Task<IResult> InviteAsync(string group, [FromForm] string? alias, GroupLookup groups, Membership membership, CancellationToken cancel) =>
        groups.WithAsync(group, GroupAct.Invite, async seen => Answer(await membership.InviteAsync(seen.Group.Id, alias ?? "", cancel), $"{seen.Group.Address}members?invited={Uri.EscapeDataString(alias ?? "")}"), cancel);

    /// <param name="action"><c>away</c>, <c>back</c>, or the name of a role.</param>
    static Task<IResult> ChangeAsync(string group, [FromForm] long person, [FromForm] string? action, GroupLookup groups, Membership membership, CancellationToken cancel) =>
        groups.WithAsync(group, action is "away" or "back" ? GroupAct.SendAway : GroupAct.GiveRoles, async seen => Answer(action switch
        {
            "away" => await membership.SendAwayAsync(seen.Group.Id, person, cancel),
            "back" => await membership.LetBackAsync(seen.Group.Id, person, cancel),
            _ => Enum.TryParse<GroupRole>(action, out var role) ? await membership.SetRoleAsync(seen.Group.Id, person, role, cancel) : MembershipFault.NotAllowed,
        }, $"{seen.Group.Address}members"), cancel);

    static IResult Answer(MembershipFault fault, string address) => fault == MembershipFault.None
        ? TypedResults.LocalRedirect(address)
        : TypedResults.Problem(fault switch
        {
            MembershipFault.RulesNotAccepted => GroupTexts.AcceptFirst,
            MembershipFault.LastOwner => GroupTexts.LastOwner,
            MembershipFault.NoSuchPerson => GroupTexts.NoSuchPerson,
            MembershipFault.Banned => GroupTexts.WasSentAway,
            MembershipFault.AlreadyIn => GroupTexts.AlreadyIn,
            _ => GroupTexts.NotAllowed,
        }, statusCode: fault == MembershipFault.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
}
