using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>From a photo in a list to those like it, and on.</summary>
public partial class SimilarStoryTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task The_menu_of_a_photo_leads_to_those_like_it_and_a_second_photo_joins_the_query()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("ana");
        await page.UploadAsync(TestPhotos.Files(6));
        await page.GotoAsync("/photos/ana/");
        await page.Locator(".sheet li").First.HoverAsync();
        await page.Locator(".sheet li").First.GetByRole(AriaRole.Button, new() { Name = "More about this photo" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Photos like this" }).ClickAsync();

        // Looked at within seconds of the upload; the page says so and is opened again.
        var found = page.Locator(".sheet li");
        while (await found.CountAsync() < 5)
            await page.ReloadAsync();
        await Expect(page.Locator("similar-query img")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Texture" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Texture" })).ToHaveAttributeAsync("aria-current", "true");
        await Expect(found).ToHaveCountAsync(5);

        await found.Nth(1).HoverAsync();
        await found.Nth(1).GetByRole(AriaRole.Button, new() { Name = "More about this photo" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "More like these two" }).ClickAsync();
        await Expect(page.Locator("similar-query img")).ToHaveCountAsync(2);
        await Expect(page).ToHaveURLAsync(AskedWithTwo());
        await Expect(found).ToHaveCountAsync(4);

        await page.GoBackAsync();
        var dataTransfer = await page.EvaluateHandleAsync("new DataTransfer()");
        await found.First.Locator("a.shot").DispatchEventAsync("dragstart", new { dataTransfer });
        await page.Locator("similar-query").DispatchEventAsync("drop", new { dataTransfer });
        await Expect(page.Locator("similar-query img")).ToHaveCountAsync(2);
    }

    [GeneratedRegex(@"/similar/\d+\?kind=texture&and=\d+$")]
    private static partial Regex AskedWithTwo();
}
