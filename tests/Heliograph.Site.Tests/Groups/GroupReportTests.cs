using System.Net;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Groups;

[Collection(typeof(GroupPages))]
public sealed class GroupReportTests(GroupSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_groups_moderators_read_what_is_reported_and_take_it_out_or_not()
    {
        var group = await site.MakeAsync();
        var (stranger, moderator) = (site.Client(GroupStanding.Stranger), site.Client(GroupStanding.Moderator));
        var (photo, page) = await site.AddBensAsync();
        using var added = await GroupSite.PostAsync(site.Ben, $"{page}groups", ("group", $"{group.Id}"));
        using var begun = await GroupSite.PostAsync(site.Ben, $"{group.Address}discuss", ("subject", "Cheap watches"), ("text", "Buy."));
        long topic = long.Parse(begun.Headers.Location!.ToString().TrimEnd('/').Split('/')[^1], null);

        using var first = await GroupSite.PostAsync(stranger, $"{group.Address}report", ("photo", $"{photo}"), ("reason", "Unsuitable"), ("text", "Look at the edge."));
        Assert.Equal("/account/reports", first.Headers.Location?.ToString());
        using var second = await GroupSite.PostAsync(stranger, $"{group.Address}report", ("topic", $"{topic}"), ("reason", "Spam"));
        string desk = await moderator.TextOfAsync($"{group.Address}reports");
        Assert.Contains("Look at the edge.", desk, StringComparison.Ordinal);
        Assert.Contains("Cheap watches", desk, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Ben.OpenAsync($"{group.Address}reports")).StatusCode);
        using var others = await GroupSite.PostAsync(site.Ben, $"{group.Address}reports", ("report", $"{await OpenAsync(group)}"), ("action", "remove"));
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);

        using var kept = await GroupSite.PostAsync(moderator, $"{group.Address}reports", ("report", $"{await OpenAsync(group)}"), ("action", "keep"));
        Assert.Equal(PoolState.Accepted, await site.StateAsync(group, photo));
        using var removed = await GroupSite.PostAsync(moderator, $"{group.Address}reports", ("report", $"{await OpenAsync(group)}"), ("action", "remove"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody.OpenAsync($"{group.Address}discuss/{topic}/")).StatusCode);
        string told = await stranger.TextOfAsync("/account/reports");
        Assert.Contains("they found nothing wrong", told, StringComparison.Ordinal);
        Assert.Contains("it was taken out of the group", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_does_not_see_in_the_group_or_is_ones_own_is_not_reported()
    {
        var group = await site.MakeAsync();
        var (own, page) = await site.AddBensAsync();
        var (outside, _) = await site.Photos.AddPhotoAsync();
        using var added = await GroupSite.PostAsync(site.Ben, $"{page}groups", ("group", $"{group.Id}"));
        foreach (string field in (string[])[$"{own}", $"{outside}", "1"])
        {
            using var refused = await GroupSite.PostAsync(site.Ben, $"{group.Address}report", ("photo", field), ("reason", "Spam"));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        var hidden = await site.MakeAsync(GroupPrivacy.Private);
        using var unseen = await GroupSite.PostAsync(site.Client(GroupStanding.Stranger), $"{hidden.Address}report", ("photo", $"{own}"), ("reason", "Spam"));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    Task<long> OpenAsync(Group group) => site.Site.WithDataAsync(data =>
        data.GroupReports.Where(r => r.GroupId == group.Id && r.Outcome == 0).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(Cancel));
}
