using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

public class PrivacyTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_photo_made_private_is_gone_for_everybody_else_at_once()
    {
        var owner = await site.NewVisitorAsync();
        await owner.SignUpAsync("keeper");
        await owner.UploadAsync(TestPhotos.FromCamera);
        string address = (await owner.Locator(".upload-row .name").GetAttributeAsync("href"))!;
        var stranger = await site.NewVisitorAsync();
        await stranger.SignUpAsync("stranger");
        var nobody = await site.NewVisitorAsync();
        foreach (var visitor in (IPage[])[stranger, nobody])
            Assert.Equal(200, (await visitor.GotoAsync(address))!.Status);
        string[] images = await nobody.Locator(".stage .photo").EvaluateAsync<string[]>("i => i.srcset.split(', ').map(s => s.split(' ')[0])");
        Assert.All(await StatusesAsync(nobody, images), status => Assert.Equal(200, status));

        await owner.GotoAsync(address);
        await owner.SelectOptionAsync("select[name=visibility]", "Private");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(owner.Locator("select[name=visibility]")).ToHaveValueAsync("Private");

        Assert.All(await StatusesAsync(nobody, images), status => Assert.Equal(404, status));
        foreach (var visitor in (IPage[])[stranger, nobody])
        {
            Assert.Equal(404, (await visitor.GotoAsync(address))!.Status);
            foreach (string list in (string[])["/", "/explore", "/photos/keeper/", "/photos/keeper/albums/"])
            {
                await visitor.GotoAsync(list);
                await Expect(visitor.Locator("h1")).ToBeVisibleAsync();
                await Expect(visitor.Locator($"a[href='{address}']")).ToHaveCountAsync(0);
            }
        }

        Assert.Equal(200, (await owner.GotoAsync(address))!.Status);
        await Expect(owner.Locator("meta[property^='og:']")).ToHaveCountAsync(0);
        await owner.WaitForImagesAsync();
        Assert.True(await owner.Locator(".stage .photo").EvaluateAsync<int>("i => i.naturalWidth") > 0);
    }

    [Fact]
    public async Task Another_persons_forms_change_nothing()
    {
        var owner = await site.NewVisitorAsync();
        await owner.SignUpAsync("mine");
        await owner.UploadAsync(TestPhotos.FromCamera);
        string address = (await owner.Locator(".upload-row .name").GetAttributeAsync("href"))!;
        var stranger = await site.NewVisitorAsync();
        await stranger.SignUpAsync("meddler");
        await stranger.GotoAsync("/upload");
        string token = await stranger.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
        foreach (string form in (string[])["visibility", "edit", "delete"])
        {
            var fields = stranger.APIRequest.CreateFormData().Set("__RequestVerificationToken", token).Set("visibility", "Private").Set("title", "Mine now");
            Assert.Equal(404, (await stranger.APIRequest.PostAsync(address + form, new() { Form = fields })).Status);
        }

        Assert.Equal(200, (await stranger.GotoAsync(address))!.Status);
        await Expect(stranger.Locator("h1")).Not.ToHaveTextAsync("Mine now");
        await Expect(stranger.Locator(".editing, form.visibility")).ToHaveCountAsync(0);
    }

    static Task<int[]> StatusesAsync(IPage page, string[] addresses) =>
        page.EvaluateAsync<int[]>("addresses => Promise.all(addresses.map(a => fetch(a, { cache: 'no-store' }).then(r => r.status)))", addresses);
}
