using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Interests;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Group = Heliograph.Site.Groups.Group;

namespace Heliograph.Site.Tests.Groups;

public sealed partial class SuggestionTests(SuggestionCircles circles) : IClassFixture<SuggestionCircles>
{
    readonly GroupSite site = circles.Site;
    readonly Group[] birds = circles.Birds, trams = circles.Trams;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    HttpClient Stranger => site.Client(GroupStanding.Stranger);

    [Fact]
    public async Task Joining_changes_the_next_list_and_what_was_turned_down_is_replaced_in_its_place_and_comes_back()
    {
        var before = await ListAsync(Stranger);
        Assert.Equal(8, before.Count);
        Assert.Equal(before, await ListAsync(Stranger));

        using var joined = await GroupSite.PostAsync(Stranger, $"{birds[0].Address}join", ("accept", "true"), ("return", "/groups/"));
        Assert.Equal("/groups/", joined.Headers.Location?.ToString());
        using var second = await GroupSite.PostAsync(Stranger, $"{birds[1].Address}join", ("accept", "true"));
        var after = await ListAsync(Stranger);
        Assert.DoesNotContain(birds[0].Name, after);
        Assert.DoesNotContain(birds[1].Name, after);
        Assert.Contains("of its members are also in Birds", await Stranger.TextOfAsync("/groups/"), StringComparison.Ordinal);

        string turnedDown = after[1];
        string address = birds.Concat(trams).Single(g => g.Name == turnedDown).Address;
        using var dismissed = await GroupSite.PostAsync(Stranger, $"{address}dismiss", ("return", "/groups/"));
        string page = await Stranger.TextOfAsync(dismissed.Headers.Location!.ToString());
        Assert.Contains($"“{turnedDown}” will not be suggested again.", page, StringComparison.Ordinal);
        var replaced = await ListAsync(Stranger);
        Assert.DoesNotContain(turnedDown, replaced);
        Assert.Equal(after.Where(g => g != turnedDown), replaced.Where(after.Contains));
        Assert.Equal(after[0], replaced[0]);
        Assert.Contains(turnedDown, await Stranger.TextOfAsync("/account/interests"), StringComparison.Ordinal);

        using var undone = await GroupSite.PostAsync(Stranger, $"{address}dismiss", ("undo", "true"), ("return", "/groups/"));
        using var cleared = await GroupSite.PostAsync(Stranger, "/account/interests/clear");
        Assert.DoesNotContain("of its members are also in Birds", await Stranger.TextOfAsync("/groups/"), StringComparison.Ordinal);
        Assert.DoesNotContain(birds[0].Name, await ListAsync(Stranger));
    }

    [Fact]
    public async Task A_group_that_becomes_private_or_unlisted_leaves_every_list_at_once()
    {
        var before = await ListAsync(Stranger);
        var (hidden, unlisted) = (birds.Concat(trams).Single(g => g.Name == before[0]), birds.Concat(trams).Single(g => g.Name == before[1]));
        await circles.ChangeAsync(hidden, g => g.Privacy = GroupPrivacy.Private);
        await circles.ChangeAsync(unlisted, g => g.IsUnlisted = true);
        var after = await ListAsync(Stranger);
        Assert.Equal(8, after.Count);
        Assert.DoesNotContain(hidden.Name, after);
        Assert.DoesNotContain(unlisted.Name, after);
        foreach (var other in birds.Concat(trams).Where(g => g.Id != hidden.Id))
            Assert.DoesNotContain(hidden.Name, await site.Nobody.GetStringAsync(other.Address, Cancel), StringComparison.Ordinal);

        await circles.BuildAsync(again: true);
        Assert.DoesNotContain(hidden.Id, site.Site.Services.GetRequiredService<SuggestionModels>().Current.Groups);
        await circles.ChangeAsync(hidden, g => g.Privacy = GroupPrivacy.Public);
        await circles.ChangeAsync(unlisted, g => g.IsUnlisted = false);
        await circles.BuildAsync(again: true);
    }

    [Fact]
    public async Task A_group_page_shows_groups_like_it_and_what_members_also_joined()
    {
        string page = await site.Nobody.GetStringAsync(birds[0].Address, Cancel);
        string also = page[page.IndexOf("Members also joined", StringComparison.Ordinal)..];
        Assert.Contains("Birds", also, StringComparison.Ordinal);
        Assert.DoesNotContain("Trams", also, StringComparison.Ordinal);
        string like = page[page.IndexOf("Groups like this", StringComparison.Ordinal)..page.IndexOf("Members also joined", StringComparison.Ordinal)];
        Assert.Contains("Birds", like, StringComparison.Ordinal);
        Assert.DoesNotContain("Trams", like, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photos_owner_is_shown_groups_it_could_join_and_nobody_else_is()
    {
        var (photo, page) = await site.AddBensAsync();
        await site.Photos.ChangeAsync(photo, p => p.Tags.Add(new PhotoTag { Clean = "birds", Raw = "birds", AuthorId = p.OwnerId, Number = 1 }));
        string seen = await site.Ben.GetStringAsync(page, Cancel);
        string could = seen[seen.IndexOf("Groups this photo could join", StringComparison.Ordinal)..];
        Assert.Contains("Birds", could, StringComparison.Ordinal);
        Assert.DoesNotContain("Trams", could, StringComparison.Ordinal);
        Assert.DoesNotContain("Groups this photo could join", await site.Ana.GetStringAsync(page, Cancel), StringComparison.Ordinal);

        // What a group does not take is not suggested to it.
        foreach (var group in birds)
            await circles.ChangeAsync(group, g => g.Content = PoolContent.Screenshots);
        Assert.DoesNotContain("Groups this photo could join", await site.Ben.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        foreach (var group in birds)
            await circles.ChangeAsync(group, g => g.Content = PoolContent.All);
    }

    [Fact]
    public async Task Topics_are_chosen_at_sign_up_changed_and_forgotten_and_move_groups_up()
    {
        using var newcomer = site.Site.NewClient();
        Assert.Contains("value=\"birds\"", await newcomer.GetStringAsync("/account/sign-up", Cancel), StringComparison.Ordinal);
        using var signedUp = await newcomer.SubmitAsync("/account/sign-up", "sign-up",
            ("Alias", "newcomer"), ("Email", "newcomer@example.org"), ("Password", Forms.Password), ("Topics", "birds"), ("Reason", "To see gulls."));
        Assert.StartsWith("Birds", (await ListAsync(newcomer))[0], StringComparison.Ordinal);
        Assert.Contains("About birds, which you chose", await newcomer.TextOfAsync("/groups/"), StringComparison.Ordinal);
        Assert.Contains("To see gulls.", await newcomer.TextOfAsync("/account/interests"), StringComparison.Ordinal);

        using var changed = await GroupSite.PostAsync(newcomer, "/account/interests", ("topic", "trams"), ("others", "night, “”"));
        Assert.StartsWith("Trams", (await ListAsync(newcomer))[0], StringComparison.Ordinal);
        using var cleared = await GroupSite.PostAsync(newcomer, "/account/interests/clear");
        string page = await newcomer.TextOfAsync("/account/interests");
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("night", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_did_is_shown_with_its_weight_and_counts()
    {
        Assert.Equal(0.1f + 0.2f + 0.1f + 0.1f, InterestWeights.Of(new GroupSigns(Posts: 1, Favourites: 2, Follows: 2, Visits: 2)), 1e-6f);
        Assert.Equal(InterestWeights.MostPosts + InterestWeights.MostMinutes, InterestWeights.Of(new GroupSigns(Posts: 100, Seconds: 100_000)), 1e-6f);
        _ = await site.Ben.GetStringAsync(trams[2].Address, Cancel);
        _ = await site.Ben.GetStringAsync(trams[2].Address, Cancel);
        string page = await site.Ben.TextOfAsync("/account/interests");
        Assert.Contains("Trams 2", page, StringComparison.Ordinal);
        Assert.Contains("0.05", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Trams 2", await Stranger.TextOfAsync("/account/interests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_is_versioned_kept_while_little_changes_and_built_anew_when_much_has()
    {
        var models = site.Site.Services.GetRequiredService<SuggestionModels>();
        long version = models.Current.Version;
        await circles.BuildAsync();
        Assert.Equal(version, models.Current.Version);
        var figures = await site.Site.WithDataAsync(data => data.GroupModels.OrderByDescending(m => m.Version).Select(m => new { m.Groups, m.Memberships, m.Figures }).FirstAsync(Cancel));
        Assert.Equal(SuggestionCircles.InCircle * 2, figures.Groups);
        Assert.Contains("Recall", figures.Figures, StringComparison.Ordinal);

        await site.ChangeAsync(async data =>
        {
            for (int i = 0; i < 100; i++)
                Heliograph.Site.Changes.ChangeLog.Append(data, Heliograph.Site.Changes.ChangeKind.GroupJoined, null, null, TimeProvider.System, birds[0].Id);
            return await data.SaveChangesAsync(Cancel);
        });
        await circles.BuildAsync();
        Assert.Equal(version + 1, models.Current.Version);
        // As after a start, when memory has none: the same choices, without measuring again.
        models.Current = SuggestionModel.Empty;
        await circles.BuildAsync();
        Assert.Equal(version + 2, models.Current.Version);
    }

    [Fact]
    public async Task Without_a_model_there_are_curated_and_active_groups_and_nothing_that_is_not_public()
    {
        site.Site.Services.GetRequiredService<SuggestionModels>().Current = SuggestionModel.Empty;
        await circles.ChangeAsync(trams[0], g => g.CuratedAt = 1);
        await site.MakeAsync(GroupPrivacy.InvitationOnly, g => g.Name = "By invitation");
        var list = await ListAsync(Stranger);
        Assert.Equal(8, list.Count);
        Assert.Contains("Trams 0", list);
        Assert.DoesNotContain("By invitation", list);
        await circles.ChangeAsync(trams[0], g => g.CuratedAt = null);
        await circles.BuildAsync();
    }

    /// <summary>The names in "Groups you may like", in order.</summary>
    static async Task<List<string>> ListAsync(HttpClient who)
    {
        string page = await who.TextOfAsync("/groups/");
        int start = page.IndexOf("Groups you may like", StringComparison.Ordinal);
        Assert.True(start >= 0, "Nothing is suggested.");
        return [.. Name().Matches(page[start..page.IndexOf("Who joins accepts the", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex("<b[^>]*>([^<]+)</b>")]
    private static partial Regex Name();
}
