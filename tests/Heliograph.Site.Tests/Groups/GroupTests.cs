using System.Net;
using Heliograph.Site.Groups;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Groups;

[Collection(typeof(GroupPages))]
public sealed class GroupTests(GroupSite site)
{
    static readonly (string Name, string Value)[] Usual =
        [("Form.Privacy", "Public"), ("Form.Photos", "true"), ("Form.Safe", "true"), ("Form.Period", "Day"), ("Form.Count", "3"), ("Form.Rules", "Say where it <b>was</b>.")];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_is_made_found_changed_and_deleted()
    {
        using var made = await site.Ana.SubmitAsync("/groups/new", "group", [("Form.Name", "Harbours at night"), ("Form.Alias", "harbours"), .. Usual]);
        Assert.Equal("/groups/harbours/", made.Headers.Location?.AbsolutePath);
        string page = await site.Nobody.GetStringAsync("/groups/harbours/", Cancel);
        Assert.Contains("Harbours at night</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Say where it <b>was</b>.", page, StringComparison.Ordinal);
        Assert.Contains("Each member adds at most 3 photos a day.", page, StringComparison.Ordinal);
        Assert.Contains("/code-of-conduct", page, StringComparison.Ordinal);

        foreach (string found in (string[])["/groups/?q=harb", "/groups/?q=night+HARBOURS", "/groups/?order=New"])
            Assert.Contains("href=\"/groups/harbours/\"", await site.Nobody.GetStringAsync(found, Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/groups/harbours/\"", await site.Nobody.GetStringAsync("/groups/?q=harbours+noon", Cancel), StringComparison.Ordinal);

        using var changed = await site.Ana.SubmitAsync("/groups/harbours/edit", "group", [("Form.Name", "Ports"), ("Form.Alias", ""), .. Usual]);
        string address = changed.Headers.Location!.AbsolutePath;
        Assert.Matches("^/groups/[0-9]{7,8}@N20/$", address);
        Assert.DoesNotContain(address, await site.Nobody.GetStringAsync("/groups/?q=harbours", Cancel), StringComparison.Ordinal);
        Assert.Contains(address, await site.Nobody.GetStringAsync("/groups/?q=ports", Cancel), StringComparison.Ordinal);

        using var deleted = await GroupSite.PostAsync(site.Ana, $"{address}delete");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Ana.OpenAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("", "fine-name", "A group needs a name.")]
    [InlineData("Lamps", "x", "An alias has 3 to 32 characters.")]
    [InlineData("Lamps", "new", "The site itself uses this word")]
    [InlineData("Lamps", "a b c", "An alias has only the letters")]
    public async Task What_is_wrong_with_a_group_is_said_at_its_field(string name, string alias, string sentence)
    {
        using var refused = await site.Ana.SubmitAsync("/groups/new", "group", [("Form.Name", name), ("Form.Alias", alias), .. Usual]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_groups_have_no_name_in_addresses_in_common()
    {
        await site.MakeAsync(change: g => g.Alias = "taken-name");
        using var refused = await site.Ben.SubmitAsync("/groups/new", "group", [("Form.Name", "Other"), ("Form.Alias", "Taken-Name"), .. Usual]);
        Assert.Contains("Somebody has this alias already.", await refused.TextAsync(), StringComparison.Ordinal);
        using var nothing = await site.Ben.SubmitAsync("/groups/new", "group", ("Form.Name", "Other"), ("Form.Privacy", "Public"));
        Assert.Contains("A pool takes at least one kind", await nothing.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_groups_goes_on_from_page_to_page_without_a_gap()
    {
        for (int i = 0; i < 30; i++)
            await site.MakeAsync(change: g => (g.Name, g.MemberCount) = ($"Paged {g.Id}", 5));
        var seen = new List<string>();
        for (string? page = "/groups/?q=paged"; page is not null;)
        {
            string html = WebUtility.HtmlDecode(await site.Nobody.GetStringAsync(page, Cancel));
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(html, "<b[^>]*>(Paged [0-9]+)</b>").Select(m => m.Groups[1].Value));
            page = System.Text.RegularExpressions.Regex.Match(html, "rel=\"next\" href=\"([^\"]+)\"") is { Success: true } next ? next.Groups[1].Value : null;
        }

        Assert.Equal(30, seen.Count);
        Assert.Equal(30, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_photo_that_stands_for_a_group_is_one_of_its_pool()
    {
        var group = await site.MakeAsync();
        var (mine, page) = await site.Photos.AddPhotoAsync();
        var (elsewhere, _) = await site.Photos.AddPhotoAsync();
        using var added = await GroupSite.PostAsync(site.Ana, $"{page}groups", ("group", $"{group.Id}"));
        foreach (var (asked, stored) in (ValueTuple<long, long?>[])[(mine, mine), (elsewhere, null)])
        {
            using var saved = await site.Ana.SubmitAsync($"{group.Address}edit", "group", [("Form.Name", group.Name), ("Form.Icon", $"{asked}"), .. Usual]);
            Assert.Equal(stored, (await site.ReadAsync(group)).IconPhotoId);
        }
    }

    [Fact]
    public async Task A_suspended_person_makes_no_group()
    {
        long ben = await site.IdAsync("ben");
        Task SuspendAsync(long? until) => site.ChangeAsync(data => data.People.Where(p => p.Id == ben).ExecuteUpdateAsync(set => set.SetProperty(p => p.SuspendedUntil, until), Cancel));
        await SuspendAsync(DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds());
        using var refused = await site.Ben.SubmitAsync("/groups/new", "group", [("Form.Name", "Suspended"), .. Usual]);
        await SuspendAsync(null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }
}
