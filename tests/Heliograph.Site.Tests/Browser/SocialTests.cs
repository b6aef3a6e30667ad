using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What people do with others' photos and their own albums where script makes it quicker.</summary>
public class SocialTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_star_is_given_by_a_key_and_an_album_is_put_in_order_by_dragging()
    {
        var ana = await site.NewVisitorAsync();
        await ana.SignUpAsync("ana");
        await ana.UploadAsync(TestPhotos.Files(3));
        var ben = await site.NewVisitorAsync();
        await ben.SignUpAsync("ben");

        await ben.GotoAsync("/photos/ana/");
        await ben.GotoAsync((await ben.Locator(".shot").First.GetAttributeAsync("href"))!);
        await Expect(ben.Locator("favourite-button:defined")).ToBeVisibleAsync();
        await ben.PressAsync("f");
        await Expect(ben.Locator(".favourite button")).ToHaveAttributeAsync("aria-pressed", "true");
        await ben.GotoAsync("/photos/ana/");
        await Expect(ben.Locator("photo-rows:defined")).ToBeVisibleAsync();
        await ben.Locator(".shot").Last.FocusAsync();
        await ben.PressAsync("f");
        await Expect(ben.Locator(".sheet li").Last.Locator(".stars.mine")).ToHaveTextAsync("★ 1");
        await ben.GotoAsync("/photos/ben/favourites/");
        await Expect(ben.Locator(".sheet li")).ToHaveCountAsync(2);

        await ana.GotoAsync("/photos/ana/albums/");
        await ana.Locator(".own summary").ClickAsync();
        await ana.GetByLabel("Title").FillAsync("Three of them");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make the album" }).ClickAsync();
        await ana.GetByRole(AriaRole.Link, new() { Name = "Add photos" }).ClickAsync();
        foreach (var box in await ana.Locator(".choose input").AllAsync())
            await box.CheckAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Add to album" }).ClickAsync();
        await ana.GetByRole(AriaRole.Link, new() { Name = "Arrange" }).ClickAsync();
        await Expect(ana.Locator("arrange-list:defined")).ToBeVisibleAsync();
        string[] before = await ItemsAsync(ana);
        await ana.Locator("arrange-list li").Nth(2).Locator("img").DragToAsync(ana.Locator("arrange-list li").First.Locator("img"));
        await Expect(ana.Locator("arrange-list [role=status]")).ToHaveTextAsync("Moved.");
        await ana.ReloadAsync();
        Assert.Equal([before[2], before[0], before[1]], await ItemsAsync(ana));
    }

    static Task<string[]> ItemsAsync(IPage page) => page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('arrange-list li')].map(i => i.dataset.item)");
}
