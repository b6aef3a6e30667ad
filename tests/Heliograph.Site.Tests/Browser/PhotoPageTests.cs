using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

public class PhotoPageTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Arrow_keys_and_links_turn_the_pages_of_the_photostream()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("pages");
        await page.UploadAsync(TestPhotos.Files(3));
        await page.GotoAsync("/photos/pages/");
        string[] addresses = await page.Locator("photo-rows a.shot").EvaluateAllAsync<string[]>("links => links.map(a => a.pathname)");
        Assert.Equal(3, addresses.Distinct().Count());

        await page.GotoAsync(addresses[0]);
        await Expect(page.Locator("a[rel=prev]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".filmstrip a")).ToHaveCountAsync(3);
        await page.PressAsync("ArrowRight");
        await page.ReachedAsync(addresses[1]);
        await page.Locator("a[rel=next]").ClickAsync();
        await page.ReachedAsync(addresses[2]);
        await Expect(page.Locator("a[rel=next]")).ToHaveCountAsync(0);
        await page.PressAsync("ArrowLeft");
        await page.ReachedAsync(addresses[1]);
    }

    [Fact]
    public async Task The_photograph_fills_the_stage_and_nothing_moves_when_it_arrives()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("stage");
        await page.UploadAsync(TestPhotos.FromCamera);
        await page.Locator(".upload-row .name").ClickAsync();
        var photo = page.Locator(".stage .photo");
        await page.WaitForImagesAsync();
        var box = (await photo.BoundingBoxAsync())!;
        Assert.Equal(2448.0 / 1632, box.Width / box.Height, 0.01);
        Assert.True(box.Height > 600, $"The photograph is {box.Height} px high in a window of 800.");
        Assert.Empty(await page.LayoutShiftsAsync());
        Assert.True(await photo.EvaluateAsync<int>("i => i.naturalWidth") > 0);
    }

    [Fact]
    public async Task Other_addresses_of_a_photo_lead_to_the_one_under_the_alias()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("canonical");
        await page.UploadAsync(TestPhotos.FromCamera);
        string address = (await page.Locator(".upload-row .name").GetAttributeAsync("href"))!;
        await page.GotoAsync(address.ToUpperInvariant().Replace("/PHOTOS/", "/photos/", StringComparison.Ordinal).TrimEnd('/'));
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(address) + "$"));
        await Expect(page.Locator("link[rel=canonical]")).ToHaveAttributeAsync("href", new Uri(site.Process.Address, address).ToString());
        await Expect(page.Locator("meta[property='og:image']")).ToHaveAttributeAsync("content", new Regex($"^{site.Process.Address}1/\\d+_[0-9a-f]{{10}}_b\\.jpg$"));
    }

    [Fact]
    public async Task The_owner_changes_words_and_deletes_after_being_asked()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("owner");
        await page.UploadAsync(TestPhotos.FromCamera);
        await page.Locator(".upload-row .name").ClickAsync();
        await page.DescribeAsync("Morning <at> the pier", "First light.\nNobody else.", "Pier, first light, pier");
        await Expect(page.Locator(".description")).ToHaveTextAsync("First light. Nobody else.");
        await Expect(page.Locator(".tags li")).ToHaveTextAsync(["Pier", "first light"]);

        string address = page.Url;
        await page.GetByText("Delete…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this photo" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/photos/owner/$"));
        Assert.Equal(404, (await page.GotoAsync(address))!.Status);
    }
}
