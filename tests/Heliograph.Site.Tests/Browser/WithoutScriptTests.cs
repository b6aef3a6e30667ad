using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

public class WithoutScriptTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Everything_works_with_script_switched_off()
    {
        var page = await site.NewVisitorAsync(script: false);
        await page.SignUpAsync("plain");
        await page.GotoAsync("/upload");
        await page.SetInputFilesAsync("input[type=file]", TestPhotos.Files(4));
        await page.FillAsync("[name=tags]", "plain form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Expect(page.GetByText("4 photos were added.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Look at them" }).ClickAsync();
        var photos = page.Locator("photo-rows a.shot");
        await Expect(photos).ToHaveCountAsync(4);
        await photos.First.ClickAsync();
        await Expect(page.Locator(".tags li")).ToContainTextAsync(["plain form"]);
        await page.Locator("a[rel=next]").ClickAsync();
        await Expect(page.Locator("a[rel=prev]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Photos like this" }).ClickAsync();
        await Expect(page.Locator("similar-query img")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Texture" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Texture" })).ToHaveAttributeAsync("aria-current", "true");
        await page.Locator("similar-query a").ClickAsync();

        await page.SelectOptionAsync("select[name=visibility]", "Friends");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(page.Locator("select[name=visibility]")).ToHaveValueAsync("Friends");
    }
}
