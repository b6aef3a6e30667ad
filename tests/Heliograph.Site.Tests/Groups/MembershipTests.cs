using System.Net;
using Heliograph.Site.Accounts.Leaving;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Discussions;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Groups;

[Collection(typeof(GroupPages))]
public sealed class MembershipTests(GroupSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_joins_accepts_the_rules_and_who_leaves_may_take_their_photos()
    {
        var group = await site.MakeAsync();
        var stranger = site.Client(GroupStanding.Stranger);
        using var unsaid = await GroupSite.PostAsync(stranger, $"{group.Address}join");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        using var joined = await stranger.SubmitAsync($"{group.Address}join", "join", ("accept", "true"));
        Assert.Equal(group.Address, joined.Headers.Location?.ToString());
        Assert.Equal(4, (await site.ReadAsync(group)).MemberCount);
        Assert.Equal(GroupRole.Member, await RoleAsync(group, "stranger"));
        Assert.Contains(">stranger</a>", await site.Nobody.GetStringAsync($"{group.Address}members", Cancel), StringComparison.Ordinal);

        var (photo, page) = await site.AddBensAsync();
        using var added = await GroupSite.PostAsync(site.Ben, $"{page}groups", ("group", $"{group.Id}"));
        using var left = await GroupSite.PostAsync(site.Ben, $"{group.Address}leave");
        Assert.NotNull(await site.StateAsync(group, photo));
        using var back = await GroupSite.PostAsync(site.Ben, $"{group.Address}join", ("accept", "true"));
        using var gone = await GroupSite.PostAsync(site.Ben, $"{group.Address}leave", ("photos", "true"));
        Assert.Null(await site.StateAsync(group, photo));
        Assert.Equal((3, 0), await site.ReadAsync(group) is var now ? (now.MemberCount, now.PhotoCount) : default);
    }

    [Fact]
    public async Task An_invitation_is_told_and_taken_or_declined()
    {
        var group = await site.MakeAsync(GroupPrivacy.Private);
        using var invited = await GroupSite.PostAsync(site.Ana, $"{group.Address}invite", ("alias", "stranger"));
        var stranger = site.Client(GroupStanding.Stranger);
        Assert.Contains($"invites you to the group {group.Name}", await stranger.TextOfAsync("/activity"), StringComparison.Ordinal);
        Assert.Contains("You are invited to this group.", await stranger.GetStringAsync(group.Address, Cancel), StringComparison.Ordinal);
        using var declined = await GroupSite.PostAsync(stranger, $"{group.Address}decline");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(group.Address)).StatusCode);

        using var taken = await GroupSite.PostAsync(site.Client(GroupStanding.Invited), $"{group.Address}join", ("accept", "true"));
        Assert.Equal(GroupRole.Member, await RoleAsync(group, "invited"));
        foreach (var (alias, why) in (ValueTuple<string, string>[])[("nobody-here", "There is nobody of this name"), ("banned", "sent this person away"), ("ben", "in the group already")])
        {
            using var refused = await GroupSite.PostAsync(site.Ana, $"{group.Address}invite", ("alias", alias));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(why, await refused.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Owners_give_roles_and_one_of_them_stays()
    {
        var group = await site.MakeAsync();
        long ben = await site.IdAsync("ben"), ana = await site.IdAsync("ana");
        using var alone = await GroupSite.PostAsync(site.Ana, $"{group.Address}leave");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        using var demoted = await GroupSite.PostAsync(site.Ana, $"{group.Address}members", ("person", $"{ana}"), ("action", "Member"));
        Assert.Equal(GroupRole.Owner, await RoleAsync(group, "ana"));

        using var raised = await GroupSite.PostAsync(site.Ana, $"{group.Address}members", ("person", $"{ben}"), ("action", "Owner"));
        using var left = await GroupSite.PostAsync(site.Ana, $"{group.Address}leave");
        Assert.Equal((GroupRole.Owner, null), (await RoleAsync(group, "ben"), await RoleAsync(group, "ana")));
    }

    [Fact]
    public async Task Who_is_sent_away_stays_away_until_let_back_and_moderators_send_no_moderators()
    {
        var group = await site.MakeAsync();
        var moderator = site.Client(GroupStanding.Moderator);
        long ben = await site.IdAsync("ben"), ana = await site.IdAsync("ana");
        var (photo, page) = await site.AddBensAsync();
        using var added = await GroupSite.PostAsync(site.Ben, $"{page}groups", ("group", $"{group.Id}"));
        using var mutiny = await GroupSite.PostAsync(moderator, $"{group.Address}members", ("person", $"{ana}"), ("action", "away"));
        Assert.Equal(GroupRole.Owner, await RoleAsync(group, "ana"));
        using var away = await GroupSite.PostAsync(moderator, $"{group.Address}members", ("person", $"{ben}"), ("action", "away"));
        Assert.Null(await site.StateAsync(group, photo));
        using var refused = await GroupSite.PostAsync(site.Ben, $"{group.Address}join", ("accept", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var back = await GroupSite.PostAsync(moderator, $"{group.Address}members", ("person", $"{ben}"), ("action", "back"));
        using var joined = await GroupSite.PostAsync(site.Ben, $"{group.Address}join", ("accept", "true"));
        Assert.Equal(GroupRole.Member, await RoleAsync(group, "ben"));
    }

    [Fact]
    public async Task When_an_owner_leaves_the_site_the_group_goes_on_with_who_moderated_it_longest()
    {
        await Uploader.MakeAccountAsync(site.Site, "leaver");
        long leaver = await site.IdAsync("leaver"), ben = await site.IdAsync("ben");
        var group = await site.MakeAsync();
        var answered = new GroupTopic { GroupId = group.Id, AuthorId = leaver, Subject = "Answered", Text = "Mine", ReplyCount = 2 };
        var lonely = new GroupTopic { GroupId = group.Id, AuthorId = leaver, Subject = "Lonely", Text = "Mine too" };
        var alone = new Group { Id = group.Id + 500_000, Name = "Alone", MemberCount = 1 };
        await site.ChangeAsync(async data =>
        {
            await data.GroupMembers.Where(m => m.GroupId == group.Id && m.Role == GroupRole.Owner).ExecuteDeleteAsync(Cancel);
            await data.Groups.Where(g => g.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(g => g.TopicCount, 2), Cancel);
            data.Groups.Add(alone);
            data.GroupMembers.AddRange(new GroupMember { GroupId = group.Id, PersonId = leaver, Role = GroupRole.Owner }, new GroupMember { GroupId = alone.Id, PersonId = leaver, Role = GroupRole.Owner });
            data.GroupTopics.AddRange(answered, lonely);
            await data.SaveChangesAsync(Cancel);
            data.GroupReplies.AddRange(new GroupReply { TopicId = answered.Id, AuthorId = ben, Text = "Ben's" }, new GroupReply { TopicId = answered.Id, AuthorId = leaver, Text = "Leaver's" });
            return await data.SaveChangesAsync(Cancel);
        });

        await using (var scope = site.Site.NewScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<Leaving>().TryAsync(leaver, Cancel));
        Assert.Equal(GroupRole.Owner, await RoleAsync(group, "moderator"));
        Assert.Equal((2, 1), await site.ReadAsync(group) is var left ? (left.MemberCount, left.TopicCount) : default);
        Assert.False(await site.Site.WithDataAsync(data => data.Groups.AnyAsync(g => g.Id == alone.Id, Cancel)));
        string page = await site.Nobody.GetStringAsync($"{group.Address}discuss/{answered.Id}/", Cancel);
        Assert.Contains("Ben's", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Leaver", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody.OpenAsync($"{group.Address}discuss/{lonely.Id}/")).StatusCode);
    }

    Task<GroupRole?> RoleAsync(Group group, string alias) => site.Site.WithDataAsync(data =>
        data.GroupMembers.Where(m => m.GroupId == group.Id && data.People.Any(p => p.Id == m.PersonId && p.UserName == alias)).Select(m => (GroupRole?)m.Role).SingleOrDefaultAsync(Cancel));
}
