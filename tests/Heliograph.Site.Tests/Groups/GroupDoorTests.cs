using System.Net;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Discussions;
using Heliograph.Site.Groups.Pool;

namespace Heliograph.Site.Tests.Groups;

/// <summary>The pages and forms of groups let in whom the table of rights lets in, and to others a private group is not there.</summary>
[Collection(typeof(GroupPages))]
public sealed class GroupDoorTests(GroupSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(GroupPrivacy.Public), InlineData(GroupPrivacy.InvitationOnly), InlineData(GroupPrivacy.Private)]
    public async Task Every_form_asks_the_table(GroupPrivacy privacy)
    {
        var group = await site.MakeAsync(privacy);
        var topic = new GroupTopic { GroupId = group.Id, AuthorId = await site.IdAsync("ana"), Subject = "Lenses", Text = "Which?" };
        await site.ChangeAsync(data =>
        {
            data.GroupTopics.Add(topic);
            return data.SaveChangesAsync(Cancel);
        });

        // Each says nothing that would change anything: who may is answered otherwise than by 403.
        (GroupAct Act, string Form, (string, string)[] Fields)[] forms =
        [
            (GroupAct.Join, "join", []),
            (GroupAct.AddPhotos, "add", []),
            (GroupAct.Talk, "discuss", [("subject", "x"), ("text", "")]),
            (GroupAct.Invite, "invite", [("alias", "nobody-at-all")]),
            (GroupAct.DecidePhotos, "queue", [("action", "accept")]),
            (GroupAct.ModerateTalk, $"discuss/{topic.Id}/set", []),
            (GroupAct.SendAway, "members", [("person", "1"), ("action", "away")]),
            (GroupAct.GiveRoles, "members", [("person", "1"), ("action", "Owner")]),
        ];
        foreach (var standing in Enum.GetValues<GroupStanding>().Where(s => s != GroupStanding.Anonymous))
        {
            foreach (var (act, form, fields) in forms)
            {
                using var answer = await GroupSite.PostAsync(site.Client(standing), group.Address + form, fields);
                bool isLetIn = answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
                Assert.True(isLetIn == standing.May(act, privacy), $"{act} by {standing}: {answer.StatusCode}");
                Assert.Equal(!standing.May(GroupAct.See, privacy), answer.StatusCode == HttpStatusCode.NotFound);
            }
        }
    }

    [Theory, InlineData(GroupPrivacy.Public), InlineData(GroupPrivacy.Private)]
    public async Task Every_page_asks_the_table(GroupPrivacy privacy)
    {
        var group = await site.MakeAsync(privacy);
        foreach (var standing in Enum.GetValues<GroupStanding>())
        {
            foreach (var (act, page) in (ValueTuple<GroupAct, string>[])[(GroupAct.See, ""), (GroupAct.See, "members"), (GroupAct.See, "discuss/"), (GroupAct.Edit, "edit"), (GroupAct.DecidePhotos, "queue"), (GroupAct.AnswerReports, "reports")])
            {
                using var answer = await site.Client(standing).OpenAsync(group.Address + page);
                Assert.True((answer.StatusCode == HttpStatusCode.OK) == standing.May(act, privacy), $"{page} by {standing}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_private_group_shows_nowhere_to_who_is_not_in_it()
    {
        var group = await site.MakeAsync(GroupPrivacy.Private, g => g.Name = "Hidden lanterns");
        var (photo, page) = await site.Photos.AddPhotoAsync();
        using var added = await GroupSite.PostAsync(site.Ana, $"{page}groups", ("group", $"{group.Id}"));
        foreach (var standing in (GroupStanding[])[GroupStanding.Anonymous, GroupStanding.Stranger, GroupStanding.Banned])
        {
            foreach (string where in (string[])["/groups/", "/groups/?q=lanterns", "/groups/?order=New", page, $"{page}?in=pool-{group.Id}"])
                Assert.DoesNotContain("Hidden lanterns", await site.Client(standing).GetStringAsync(where, Cancel), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await site.Client(standing).OpenAsync(group.Address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Ana.OpenAsync($"{group.Address}feed.atom")).StatusCode);
        Assert.Contains("Hidden lanterns", await site.Ben.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        Assert.Contains("Hidden lanterns", await site.Ben.GetStringAsync("/groups/?q=lant", Cancel), StringComparison.Ordinal);
        Assert.Equal(PoolState.Accepted, await site.StateAsync(group, photo));
    }
}
