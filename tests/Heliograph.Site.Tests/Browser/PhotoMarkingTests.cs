using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What is put on a photo by hand: a note's box, a place on the grid; and the way through an album and back.</summary>
public class PhotoMarkingTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_note_is_placed_with_the_keyboard_or_the_pointer()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("notes");
        await page.UploadAsync(TestPhotos.FromCamera);
        await page.Locator(".upload-row .name").ClickAsync();
        await page.GetByText("Add a note").ClickAsync();
        var box = page.Locator(".stage .region");
        await box.FocusAsync();
        await page.PressAsync("ArrowRight");
        await page.PressAsync("ArrowUp");
        await page.PressAsync("Shift+ArrowDown");
        string[] fields = await page.Locator(".notes input[type=number]").EvaluateAllAsync<string[]>("fields => fields.map(f => f.value)");
        Assert.Equal(["41.0", "39.0", "20.0", "21.0"], fields);

        var stage = (await page.Locator(".stage .photo").BoundingBoxAsync())!;
        var before = (await box.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(before.X + (before.Width / 2), before.Y + (before.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(stage.X + 5, stage.Y + 5);
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".notes input[name=x]")).ToHaveValueAsync("0.0");

        await page.GetByLabel("What you see there").FillAsync("A gull");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await Expect(page.Locator(".notes li .prose")).ToHaveTextAsync("A gull");
        var mark = page.Locator(".stage .mark");
        await Expect(mark).ToHaveCSSAsync("opacity", "0");
        await mark.FocusAsync();
        await Expect(mark.Locator("span")).ToHaveCSSAsync("opacity", "1");
        await page.PressAsync("Enter");
        await page.ReachedAsync(await mark.GetAttributeAsync("href") ?? "");
    }

    [Fact]
    public async Task A_click_on_the_grid_fills_in_the_coordinates_and_nearer_is_more_exact()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("places");
        await page.UploadAsync(TestPhotos.FromCamera);
        string address = (await page.Locator(".upload-row .name").GetAttributeAsync("href"))!;
        await page.GotoAsync(address + "settings");
        var grid = page.Locator("svg.graticule");
        var size = (await grid.BoundingBoxAsync())!;
        await grid.ClickAsync(new() { Position = new() { X = size.Width * 0.75f, Y = size.Height * 0.25f } });
        await Expect(page.GetByLabel("Latitude")).ToHaveValueAsync(new Regex("^4[45]"));
        await Expect(page.GetByLabel("Longitude")).ToHaveValueAsync(new Regex("^(89|9[0-2])"));
        for (int i = 0; i < 3; i++)
            await page.GetByRole(AriaRole.Button, new() { Name = "Nearer" }).ClickAsync();
        await grid.ClickAsync(new() { Position = new() { X = size.Width / 2, Y = size.Height / 4 } });
        double latitude = double.Parse(await page.GetByLabel("Latitude").InputValueAsync(), CultureInfo.InvariantCulture);
        Assert.InRange(latitude, 46, 49);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await page.GotoAsync(address);
        await Expect(page.Locator("a.place")).ToContainTextAsync("° N");
    }

    [Fact]
    public async Task From_an_album_one_goes_on_in_the_album_and_back_to_its_place_with_neighbours_ready()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("context");
        await page.UploadAsync(TestPhotos.Files(3));
        string[] photos = await page.Locator(".upload-row .name").EvaluateAllAsync<string[]>("links => links.map(a => a.pathname)");
        string album = await page.AddToNewAlbumAsync("Two of three", photos[2]);
        await page.AddToNewAlbumAsync("Two of three", photos[0]);
        await page.GotoAsync(album);
        await page.Locator(".shot").First.ClickAsync();
        await page.ReachedAsync($"{photos[2]}?in=album-{album.TrimEnd('/').Split('/')[^1]}");
        string next = (await page.Locator("a[rel=next]").GetAttributeAsync("data-srcset"))!;
        await page.WaitForFunctionAsync(
            "next => performance.getEntriesByType('resource').some(r => next.includes(new URL(r.name).pathname))", next);
        await page.PressAsync("ArrowRight");
        await page.ReachedAsync($"{photos[0]}?in=album-{album.TrimEnd('/').Split('/')[^1]}");
        await Expect(page.Locator("a[rel=next]")).ToHaveCountAsync(0);
        await page.PressAsync("Escape");
        await page.ReachedAsync($"{album}#p{photos[0].TrimEnd('/').Split('/')[^1]}");
        await page.WaitForFunctionAsync("id => document.activeElement?.closest('li')?.id === id", $"p{photos[0].TrimEnd('/').Split('/')[^1]}");
    }
}
