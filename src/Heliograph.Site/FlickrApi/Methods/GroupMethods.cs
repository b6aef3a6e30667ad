using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Groups, and who is in them. A private group is not there for who may not see it.</summary>
static class GroupMethods
{
    public static readonly (int, string) NotFound = (1, "Group not found");

    static readonly (int, string) Unknown = (1, "User not found");

    const string Groups = "<groups><group nsid=\"\" name=\"\" admin=\"\" eighteenplus=\"\" invitation_only=\"\" members=\"\" pool_count=\"\"/></groups>";

    public static Method[] All =>
    [
        Of("groups.search", Grant.None, "text per_page? page?", "Finds groups by the words of their names and descriptions.", SearchAsync,
            "<groups page=\"\" pages=\"\" perpage=\"\" total=\"\"><group nsid=\"\" name=\"\" eighteenplus=\"\" members=\"\" pool_count=\"\" topic_count=\"\" privacy=\"\" iconserver=\"\" iconfarm=\"\"/></groups>", (1, "No text passed")),
        Of("groups.getInfo", Grant.None, "group_id? group_path_alias? lang?", "Tells what is to be known of a group.", InfoAsync,
            "<group id=\"\" path_alias=\"\" iconserver=\"\" iconfarm=\"\" lang=\"\" ispoolmoderated=\"\"><name/><description/><rules/><members/><pool_count/><topic_count/><privacy/><throttle count=\"\" mode=\"\" remaining=\"\"/><restrictions photos_ok=\"\" videos_ok=\"\" images_ok=\"\" screens_ok=\"\" art_ok=\"\" safe_ok=\"\" moderate_ok=\"\" restricted_ok=\"\" has_geo=\"\"/></group>", NotFound),
        Of("groups.join", Grant.Write, "group_id accept_rules?", "Joins a group, whose rules the caller accepts.", JoinAsync, "", (1, "Required arguments missing"), (2, "Group does not exist"), (3, "Group not available to that account"),
            (4, "Account is already in that group"), (5, "Membership in group is by invitation only."), (6, "User must accept the group rules before joining"), (10, "Account in maximum number of groups")),
        Of("groups.leave", Grant.Delete, "group_id delete_photos?", "Leaves a group, with one's photos where asked for.", LeaveAsync, "", (1, "Required arguments missing"), (2, "Group does not exist"), (3, "Account is not in that group"),
            (4, "The last owner cannot leave")),
        Of("groups.members.getList", Grant.Read, "group_id membertypes? per_page? page?", "Lists who is in a group: 2 members, 3 moderators, 4 owners.", MembersAsync,
            "<members page=\"\" pages=\"\" perpage=\"\" total=\"\"><member nsid=\"\" username=\"\" iconserver=\"\" iconfarm=\"\" membertype=\"\" realname=\"\"/></members>", NotFound),
        Of("people.getGroups", Grant.Read, "user_id extras?", "Lists the groups that somebody is in and that the caller may see.", OfPersonAsync, Groups, Unknown),
        Of("people.getPublicGroups", Grant.None, "user_id", "Lists the groups that somebody is in and that everybody may see.", PublicOfPersonAsync, Groups, Unknown),
        Of("urls.getGroup", Grant.None, "group_id", "Tells where a group is.", UrlAsync, "<group nsid=\"\" url=\"\"/>", NotFound),
        Of("urls.lookupGroup", Grant.None, "url", "Tells which group's page an address is of.", LookUpAsync, "<group id=\"\"><groupname/></group>", NotFound),
    ];

    /// <summary>A group that the viewer may see, by id or alias.</summary>
    /// <param name="otherwise">The method's error where there is none.</param>
    public static async Task<SeenGroup> GroupAsync(Call call, int otherwise = 1, string name = "group_id") =>
        call.Text(name) is { } id && await call.Get<GroupLookup>().FindAsync(id, call.Cancel) is { } seen ? seen : throw call.Fault(otherwise);

    public static Element Shape(Group group, string name = "group") => new Element(name).Set("nsid", group.Nsid).Set("id", group.Nsid).Set("name", group.Name)
        .Set("members", $"{group.MemberCount}").Set("pool_count", $"{group.PhotoCount}").Set("topic_count", $"{group.TopicCount}").Set("privacy", $"{(int)group.Privacy}")
        .Set("eighteenplus", 0).Set("path_alias", group.Alias).SetIcon();

    static async Task<Element> SearchAsync(Call call)
    {
        var found = call.Data.GroupsVisibleTo(call.Viewer).Matching(call.Text("text"), call.Data);
        int total = await found.CountAsync(call.Cancel);
        var page = await found.AsNoTracking().OrderByDescending(g => g.MemberCount).ThenByDescending(g => g.Id).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        return Element.Reply(new Element("groups").SetPage(call, total).AddAll("group", page.Select(g => Shape(g))));
    }

    static async Task<Element> InfoAsync(Call call)
    {
        var seen = await GroupAsync(call, name: call.Text("group_id") is null ? "group_path_alias" : "group_id");
        var group = seen.Group;
        int? left = seen.IsMember ? await Pooling.LeftAsync(call.Data, group, call.Me, call.Now, call.Cancel) : null;
        return Element.Reply(new Element("group").Set("id", group.Nsid).Set("nsid", group.Nsid).Set("path_alias", group.Alias ?? "").SetIcon().Set("lang", "").Set("ispoolmoderated", group.IsModerated)
            .Set("is_member", seen.IsMember).Set("is_moderator", seen.Standing == GroupStanding.Moderator).Set("is_admin", seen.Standing == GroupStanding.Owner)
            .Add("name", group.Name).Add("description", group.Description).Add("rules", group.Rules).Add("members", $"{group.MemberCount}").Add("pool_count", $"{group.PhotoCount}")
            .Add("topic_count", $"{group.TopicCount}").Add("privacy", $"{(int)group.Privacy}")
            .Add(new Element("throttle").Set("count", $"{group.LimitCount}").Set("mode", Mode(group.LimitPeriod)).Set("remaining", left is { } more ? $"{more}" : null))
            .Add(new Element("restrictions").Set("photos_ok", group.Content.HasFlag(PoolContent.Photos)).Set("videos_ok", 0).Set("images_ok", group.Content.HasFlag(PoolContent.Photos))
                .Set("screens_ok", group.Content.HasFlag(PoolContent.Screenshots)).Set("art_ok", group.Content.HasFlag(PoolContent.Other)).Set("safe_ok", group.Safety.HasFlag(PoolSafety.Safe))
                .Set("moderate_ok", group.Safety.HasFlag(PoolSafety.Moderate)).Set("restricted_ok", group.Safety.HasFlag(PoolSafety.Restricted)).Set("has_geo", 0)));
    }

    static string Mode(PoolPeriod period) => period switch { PoolPeriod.Day => "day", PoolPeriod.Week => "week", PoolPeriod.Month => "month", _ => "none" };

    static async Task<Element> JoinAsync(Call call)
    {
        var seen = await GroupAsync(call, otherwise: 2);
        if (seen.IsMember)
            throw call.Fault(4);
        if (!seen.May(GroupAct.Join))
            throw call.Fault(seen.Standing == GroupStanding.Banned ? 3 : 5);
        // Programs of before rules say nothing of them: only an explicit no is one, and a group without rules needs no yes.
        bool accepts = call.Flag("accept_rules") || (call.Text("accept_rules") is null && seen.Group.Rules.Length == 0);
        return await call.Get<Membership>().JoinAsync(seen.Group.Id, accepts, call.Cancel) switch
        {
            MembershipFault.None => Element.Reply(),
            MembershipFault.RulesNotAccepted => throw call.Fault(6),
            _ => throw call.Fault(3),
        };
    }

    static async Task<Element> LeaveAsync(Call call)
    {
        var seen = await GroupAsync(call, otherwise: 2);
        if (!seen.IsMember)
            throw call.Fault(3);
        return await call.Get<Membership>().LeaveAsync(seen.Group.Id, call.Flag("delete_photos"), call.Cancel) switch
        {
            MembershipFault.None => Element.Reply(),
            MembershipFault.LastOwner => throw call.Fault(4),
            _ => throw call.Fault(3),
        };
    }

    static async Task<Element> MembersAsync(Call call)
    {
        var seen = await GroupAsync(call);
        GroupRole[] roles = [.. call.List("membertypes").Select(t => (GroupRole)(Call.ParseId(t) ?? 0)).Where(Enum.IsDefined)];
        var members = call.Data.GroupMembers.Where(m => m.GroupId == seen.Group.Id);
        if (call.Text("membertypes") is not null)
            members = members.Where(m => roles.Contains(m.Role));
        int total = await members.CountAsync(call.Cancel);
        var page = await members.Join(call.Data.People.AsNoTracking(), m => m.PersonId, p => p.Id, (m, p) => new { m.Role, m.JoinedAt, Person = p })
            .OrderByDescending(m => m.Role).ThenBy(m => m.JoinedAt).ThenBy(m => m.Person.Id).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        return Element.Reply(new Element("members").SetPage(call, total)
            .AddAll("member", page.Select(m => new Element("member").SetPerson(m.Person).SetIcon().Set("membertype", $"{(int)m.Role}"))));
    }

    static Task<Element> OfPersonAsync(Call call) => OfPersonAsync(call, call.Data.GroupsVisibleTo(call.Viewer));

    static Task<Element> PublicOfPersonAsync(Call call) => OfPersonAsync(call, call.Data.Groups.Where(g => g.Privacy != GroupPrivacy.Private));

    static async Task<Element> OfPersonAsync(Call call, IQueryable<Group> visible)
    {
        var person = await call.PersonAsync();
        var groups = await visible.AsNoTracking().Join(call.Data.GroupMembers.Where(m => m.PersonId == person.Id), g => g.Id, m => m.GroupId, (g, m) => new { Group = g, m.Role })
            .OrderBy(g => g.Group.Name).ThenBy(g => g.Group.Id).ToListAsync(call.Cancel);
        return Element.Reply(new Element("groups").AddAll("group", groups.Select(g => Shape(g.Group).Set("admin", g.Role == GroupRole.Owner)
            .Set("invitation_only", g.Group.Privacy != GroupPrivacy.Public))));
    }

    static async Task<Element> UrlAsync(Call call)
    {
        var group = (await GroupAsync(call)).Group;
        return Element.Reply(new Element("group").Set("nsid", group.Nsid).Set("url", call.Site + group.Address));
    }

    static async Task<Element> LookUpAsync(Call call)
    {
        string[] path = Uri.TryCreate(call.Text("url"), UriKind.Absolute, out var address) ? address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        if (path is not ["groups", var name, ..] || await call.Get<GroupLookup>().FindAsync(Uri.UnescapeDataString(name), call.Cancel) is not { } seen)
            throw call.Fault(1);
        return Element.Reply(new Element("group").Set("id", seen.Group.Nsid).Add("groupname", seen.Group.Name));
    }
}
