using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>Finding photos and changing many of them, by mouse and keyboard, and without script.</summary>
public class OrganiseTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Many_are_selected_with_shift_and_keys_tagged_found_deleted_and_brought_back()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("tidy");
        await page.UploadAsync(TestPhotos.Files(8));

        await page.GotoAsync("/organise");
        var checks = page.Locator(".grid input");
        await Expect(checks).ToHaveCountAsync(8);
        await checks.Nth(1).ClickAsync();
        await checks.Nth(4).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator(".selected")).ToHaveTextAsync("4 selected");
        await page.PressAsync("Shift+ArrowRight");
        await Expect(page.Locator(".selected")).ToHaveTextAsync("5 selected");
        await page.PressAsync("Escape");
        await Expect(page.Locator(".selected")).ToHaveTextAsync("0 selected");
        await page.PressAsync("Control+a");
        await Expect(page.Locator(".selected")).ToHaveTextAsync("8 selected");

        await page.Locator("summary", new() { HasText = "Tags" }).ClickAsync();
        await page.FillAsync("[name=tags]", "quay, evening");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator(".batches")).ToContainTextAsync("Tagged quay, evening: 8 photos.");

        await page.PressAsync("/");
        await page.Keyboard.TypeAsync("quay");
        await page.PressAsync("Enter");
        await Expect(checks).ToHaveCountAsync(8);
        await page.CheckAsync("[name=all]");
        await page.Locator("summary", new() { HasText = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move to the trash" }).ClickAsync();
        await Expect(page.Locator(".batches")).ToContainTextAsync("Moved to the trash: 8 photos.");
        await page.GotoAsync("/organise/trash");
        await Expect(page.Locator(".trash li")).ToHaveCountAsync(8);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).First.ClickAsync();
        await Expect(page.Locator(".trash li")).ToHaveCountAsync(7);

        await page.GotoAsync("/organise");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await Expect(page.Locator(".batches")).ToContainTextAsync("Undone. Moved to the trash: 8 photos.");
        await page.GotoAsync("/organise/trash");
        await Expect(page.Locator(".trash li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_any_list_photos_are_selected_by_key_and_check_downloaded_and_taken_on_to_be_organised()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("picky");
        await page.UploadAsync(TestPhotos.Files(5));
        await page.GotoAsync("/photos/picky/");
        await Expect(page.Locator("photo-rows:defined .pick")).ToHaveCountAsync(5);
        await page.Locator(".shot").First.FocusAsync();
        await page.PressAsync("s");
        await Expect(page.Locator(".selection .selected")).ToHaveTextAsync("1 photo selected");
        await page.Locator(".pick").Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator(".selection .selected")).ToHaveTextAsync("4 photos selected");
        await page.Locator(".pick").Nth(1).ClickAsync();
        await Expect(page.Locator(".selection .selected")).ToHaveTextAsync("3 photos selected");

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".selection button[type=submit]").ClickAsync());
        await using (var zip = await System.IO.Compression.ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
            Assert.Equal(3, zip.Entries.Count(e => e.Name.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase)));

        await page.Locator(".selection .organise").ClickAsync();
        await Expect(page.Locator(".grid input:checked")).ToHaveCountAsync(3);
        await Expect(page.Locator(".grid input")).ToHaveCountAsync(3);
        await Expect(page.Locator(".tray .selected")).ToHaveTextAsync("3 selected");
    }

    [Fact]
    public async Task Without_script_checks_and_forms_do()
    {
        var page = await site.NewVisitorAsync(script: false);
        await page.SignUpAsync("quiet");
        await page.GotoAsync("/upload");
        await page.SetInputFilesAsync("input[type=file]", TestPhotos.Files(3));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Expect(page.GetByText("3 photos were added.")).ToBeVisibleAsync();

        await page.GotoAsync("/organise");
        await page.Locator(".grid input").First.CheckAsync();
        await page.Locator("summary", new() { HasText = "Album" }).ClickAsync();
        await page.FillAsync("[name=newAlbum]", "Kept");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to album" }).ClickAsync();
        await Expect(page.Locator(".batches")).ToContainTextAsync("1 photo");

        await page.GotoAsync("/search");
        await page.FillAsync("[name=q] >> nth=0", "by:me");
        await page.Locator(".ask button").ClickAsync();
        await Expect(page.Locator("photo-rows .shot")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove: by quiet" }).ClickAsync();
        await Expect(page.Locator(".terms")).ToHaveCountAsync(0);
    }
}
