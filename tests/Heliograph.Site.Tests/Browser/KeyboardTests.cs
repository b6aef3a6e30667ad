using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

public class KeyboardTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    const int FarthestTab = 60;

    [Fact]
    public async Task A_person_without_a_mouse_signs_up_uploads_and_looks()
    {
        var page = await site.NewVisitorAsync();
        await page.GotoAsync("/account/sign-up");
        await TabToAsync(page, "[name=Alias]");
        await page.Keyboard.TypeAsync("tabs");
        await TabToAsync(page, "[name=Email]");
        await page.Keyboard.TypeAsync("tabs@example.org");
        await TabToAsync(page, "[name=Password]");
        await page.Keyboard.TypeAsync("seven quiet lenses");
        await page.PressAsync("Enter");
        await page.LeftAsync("/account/");

        await TabToAsync(page, "a[href='/upload']");
        await page.PressAsync("Enter");
        await page.ReachedAsync("/upload");
        await TabToAsync(page, "input[type=file]");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.PressAsync("Enter"));
        await chooser.SetFilesAsync(TestPhotos.Files(2));
        await Expect(page.Locator(".upload-row[data-state=done]")).ToHaveCountAsync(2);

        await TabToAsync(page, ".upload-row .name");
        await page.PressAsync("Enter");
        await Expect(page.Locator(".stage .photo")).ToBeVisibleAsync();
        await TabToAsync(page, ".editing summary");
        await page.PressAsync("Enter");
        await TabToAsync(page, ".editing [name=title]");
    }

    static async Task TabToAsync(IPage page, string selector)
    {
        for (int tab = 0; tab < FarthestTab; tab++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.PressAsync("Tab");
        }

        Assert.Fail($"{selector} cannot be reached with Tab on {page.Url}.");
    }
}
