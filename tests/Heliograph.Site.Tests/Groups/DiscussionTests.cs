using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Discussions;
using Microsoft.EntityFrameworkCore;
using Group = Heliograph.Site.Groups.Group;

namespace Heliograph.Site.Tests.Groups;

[Collection(typeof(GroupPages))]
public sealed partial class DiscussionTests(GroupSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_is_begun_answered_changed_and_deleted_and_the_counts_agree()
    {
        var group = await site.MakeAsync();
        string topic = await BeginAsync(group, "Tripods", "Which <b>one</b><script>alert(1)</script>?");
        string page = await site.Nobody.GetStringAsync(topic, Cancel);
        Assert.Contains("Which <b>one</b>?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
        using var replied = await GroupSite.PostAsync(site.Ana, topic, ("text", "The light one."));
        Assert.Contains("The light one.", await site.Nobody.GetStringAsync(replied.Headers.Location!.ToString(), Cancel), StringComparison.Ordinal);
        Assert.Contains("replied to your topic “Tripods”", await site.Ben.TextOfAsync("/activity"), StringComparison.Ordinal);
        Assert.Contains("1 reply", await site.Nobody.GetStringAsync($"{group.Address}discuss/", Cancel), StringComparison.Ordinal);

        long reply = await site.Site.WithDataAsync(data => data.GroupReplies.OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync(Cancel));
        using var others = await GroupSite.PostAsync(site.Ben, $"{group.Address}discuss/replies/{reply}/edit", ("text", "Mine."));
        Assert.Equal(HttpStatusCode.Forbidden, others.StatusCode);
        using var own = await GroupSite.PostAsync(site.Ben, $"{topic}edit", ("subject", "Tripods?"), ("text", "Any."));
        Assert.Contains("Tripods?", await site.Nobody.GetStringAsync(topic, Cancel), StringComparison.Ordinal);
        using var answered = await GroupSite.PostAsync(site.Ben, $"{topic}delete");
        Assert.Equal(HttpStatusCode.Forbidden, answered.StatusCode);

        using var removed = await GroupSite.PostAsync(site.Client(GroupStanding.Moderator), $"{group.Address}discuss/replies/{reply}/delete");
        Assert.Contains("0 replies", await site.Nobody.GetStringAsync($"{group.Address}discuss/", Cancel), StringComparison.Ordinal);
        using var deleted = await GroupSite.PostAsync(site.Ben, $"{topic}delete");
        Assert.Equal(0, (await site.ReadAsync(group)).TopicCount);
    }

    [Fact]
    public async Task Moderators_close_topics_and_hold_them_at_the_top()
    {
        var group = await site.MakeAsync();
        var moderator = site.Client(GroupStanding.Moderator);
        string first = await BeginAsync(group, "First of all", "Read this."), second = await BeginAsync(group, "Second", "Or this.");
        using var held = await GroupSite.PostAsync(moderator, $"{first}set", ("sticky", "true"), ("locked", "true"));
        string list = await site.Nobody.GetStringAsync($"{group.Address}discuss/", Cancel);
        Assert.True(list.IndexOf(first, StringComparison.Ordinal) < list.IndexOf(second, StringComparison.Ordinal));
        using var refused = await GroupSite.PostAsync(site.Ben, first, ("text", "But…"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("closed this topic", await refused.TextAsync(), StringComparison.Ordinal);
        using var opened = await GroupSite.PostAsync(moderator, $"{first}set", ("locked", "false"));
        using var said = await GroupSite.PostAsync(site.Ben, first, ("text", "But…"));
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
    }

    [Fact]
    public async Task Replies_go_on_from_page_to_page_and_a_new_one_is_shown_at_once()
    {
        var group = await site.MakeAsync();
        string topic = await BeginAsync(group, "Long", "Go on.");
        long id = long.Parse(topic.TrimEnd('/').Split('/')[^1], null), ben = await site.IdAsync("ben");
        await site.ChangeAsync(data =>
        {
            data.GroupReplies.AddRange(Enumerable.Range(0, 120).Select(i => new GroupReply { TopicId = id, AuthorId = ben, Text = $"Word {i:d3}", CreatedAt = 1000 + (i / 2) }));
            return data.SaveChangesAsync(Cancel);
        });
        var seen = new List<string>();
        for (string? page = topic; page is not null;)
        {
            string html = await site.Nobody.GetStringAsync(page, Cancel);
            seen.AddRange(Word().Matches(html).Select(m => m.Value));
            page = Next().Match(html) is { Success: true } next ? topic + next.Groups[1].Value : null;
        }

        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"Word {i:d3}"), seen);
        using var said = await GroupSite.PostAsync(site.Ana, topic, ("text", "The last word."));
        string last = await site.Nobody.GetStringAsync(said.Headers.Location!.ToString(), Cancel);
        Assert.Contains("The last word.", last, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_stored_of_what_is_empty_too_long_or_said_to_who_blocked_one()
    {
        var group = await site.MakeAsync();
        string topic = await BeginAsync(group, "Quiet", "Please.");
        using var empty = await GroupSite.PostAsync(site.Ana, topic, ("text", " \n"));
        using var endless = await GroupSite.PostAsync(site.Ana, topic, ("text", new string('x', Discussing.Longest + 1)));
        Assert.All([empty, endless], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        long ben = await site.IdAsync("ben"), moderator = await site.IdAsync("moderator");
        await site.ChangeAsync(data =>
        {
            data.Blocks.Add(new Block { OwnerId = ben, PersonId = moderator });
            return data.SaveChangesAsync(Cancel);
        });
        using var blocked = await GroupSite.PostAsync(site.Client(GroupStanding.Moderator), topic, ("text", "Hello."));
        await site.ChangeAsync(data => data.Blocks.Where(b => b.OwnerId == ben).ExecuteDeleteAsync(Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, blocked.StatusCode);
        Assert.Contains("0 replies", await site.Nobody.GetStringAsync($"{group.Address}discuss/", Cancel), StringComparison.Ordinal);
    }

    async Task<string> BeginAsync(Group group, string subject, string text)
    {
        using var begun = await GroupSite.PostAsync(site.Ben, $"{group.Address}discuss", ("subject", subject), ("text", text));
        return begun.Headers.Location!.ToString();
    }

    [GeneratedRegex("Word [0-9]{3}")]
    private static partial Regex Word();

    [GeneratedRegex("""rel="next" href="([^"]+)\x22""")]
    private static partial Regex Next();
}
