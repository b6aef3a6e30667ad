using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>A newcomer finds groups, and a moderated group gets photographs.</summary>
public class GroupStoryTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    const int Photos = 20;

    [Fact]
    public async Task A_newcomer_picks_topics_joins_groups_turns_one_down_and_posts_to_a_moderated_pool()
    {
        var ana = await site.NewVisitorAsync();
        await ana.SignUpAsync("ana", await site.Process.AdministratorCode.WaitAsync(Chromium.Patience, TestContext.Current.CancellationToken));
        await ana.UploadAsync(TestPhotos.Files(1));
        await ana.GotoAsync((await ana.Locator(".upload-row .name").First.GetAttributeAsync("href"))!);
        await ana.DescribeAsync("The harbour", "At six.", "harbour");
        foreach (string name in (string[])["Harbours", "Night", "Trams", "Gulls", "Doors", "Rain", "Bridges", "Windows", "Markets", "Stairs"])
            await ana.MakeGroupAsync(name, $"group-{name}".ToLower(System.Globalization.CultureInfo.InvariantCulture), isModerated: name == "Harbours");
        await ana.GotoAsync("/groups/group-night/");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Recommend to newcomers" }).ClickAsync();
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "No longer recommend to newcomers" })).ToBeVisibleAsync();

        var ben = await site.NewVisitorAsync();
        await ben.GotoAsync("/account/sign-up");
        await ben.GetByLabel("harbour").CheckAsync();
        await ben.GetByLabel("Why did you join?").FillAsync("For the light.");
        await ben.SignUpHereAsync("ben");
        await ben.GotoAsync("/groups/");
        var list = ben.Locator(".for-you .group-cards > li");
        await Expect(list).ToHaveCountAsync(8);
        await Expect(list.Filter(new() { HasText = "Recommended by this site" })).ToHaveCountAsync(1);
        await Accessibility.CheckAsync(ben);
        await Screenshots.TakeAsync(ben, "groups-for-you");
        await ben.GotoAsync("/");
        await Expect(list).ToHaveCountAsync(4);
        await Accessibility.CheckAsync(ben);
        await Screenshots.TakeAsync(ben, "home-for-you");
        Assert.Equal(0, await ben.SidewaysScrollAsync());
        await ben.GotoAsync("/groups/");
        string[] first = await NamesAsync(ben);
        await ben.ReloadAsync();
        Assert.Equal(first, await NamesAsync(ben));

        string[] joined = [.. first.Where(n => n != "Harbours").Take(2)];
        foreach (string name in joined)
        {
            await list.Filter(new() { HasText = name }).GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
            await Expect(ben.Locator("main").GetByRole(AriaRole.Heading, new() { Name = "Your groups" })).ToBeVisibleAsync();
            await Expect(list.Filter(new() { HasText = name })).ToHaveCountAsync(0);
        }

        string[] second = await NamesAsync(ben);
        Assert.NotEqual(first, second);
        string turnedDown = second.First(n => n != "Harbours");
        await list.Filter(new() { HasText = turnedDown }).GetByRole(AriaRole.Button, new() { Name = "Not interested" }).ClickAsync();
        await Expect(ben.GetByText($"“{turnedDown}” will not be suggested again.")).ToBeVisibleAsync();
        await Expect(list.Filter(new() { HasText = turnedDown })).ToHaveCountAsync(0);
        await ben.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ben.GetByText($"“{turnedDown}” will not be suggested again.")).ToHaveCountAsync(0);

        await ben.JoinGroupAsync("/groups/group-harbours/");
        await ben.UploadAsync(TestPhotos.Files(Photos));
        await ben.AddToGroupAsync("/groups/group-harbours/", Photos);
        await Expect(ben.GetByText($"{Photos} photos wait for the group's moderators.")).ToBeVisibleAsync();

        await ana.GotoAsync("/groups/group-harbours/queue");
        for (int i = 0; i < 3; i++)
            await ana.Locator(".choose input").Nth(i).CheckAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Let into the pool" }).ClickAsync();
        await Expect(ana.Locator(".choose input")).ToHaveCountAsync(Photos - 3);
        await ben.GotoAsync("/groups/group-harbours/");
        await Expect(ben.Locator(".sheet li")).ToHaveCountAsync(3);
        await ben.GotoAsync("/activity");
        await Expect(ben.GetByText("let your photo into Harbours")).ToHaveCountAsync(3);
    }

    static Task<string[]> NamesAsync(IPage page) => page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.for-you .name b')].map(b => b.textContent)");
}
