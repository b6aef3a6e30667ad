using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

public class SharingStoryTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Share_an_album_with_a_guest_who_adds_two_then_leave_with_everything()
    {
        var first = await site.NewVisitorAsync();
        await first.SignUpAsync("root", await site.Process.AdministratorCode.WaitAsync(Chromium.Patience, TestContext.Current.CancellationToken));
        var ana = await site.NewVisitorAsync();
        await ana.SignUpAsync("ana");
        string[] files = TestPhotos.Files(6);
        await ana.UploadAsync(files[..4]);
        string photo = (await ana.Locator(".upload-row .name").First.GetAttributeAsync("href"))!;
        string album = await ana.AddToNewAlbumAsync("Harvest", photo);
        string link = await ana.ShareAsync(album, "The neighbours", "Add photos of their own");

        var guest = await site.NewVisitorAsync(script: false);
        await guest.GotoAsync(link);
        await Expect(guest.Locator("photo-rows a.shot")).ToHaveCountAsync(1);
        await guest.GetByLabel("Your name").FillAsync("Tom next door");
        await guest.GetByLabel("Your photos").SetInputFilesAsync(files[4..]);
        await guest.GetByRole(AriaRole.Button, new() { Name = "Give photos" }).ClickAsync();
        await Expect(guest.GetByText("2 photos were given.")).ToBeVisibleAsync();
        await Expect(guest.Locator("photo-rows a.shot")).ToHaveCountAsync(1);
        await guest.Locator("photo-rows a.shot").ClickAsync();
        await Expect(guest.Locator(".stage .photo")).ToBeVisibleAsync();

        await ana.GotoAsync(album);
        await Expect(ana.Locator("photo-rows a.shot")).ToHaveCountAsync(3);
        await ana.GotoAsync("/account");
        await ana.GetByRole(AriaRole.Link, new() { Name = "Delete your account" }).ClickAsync();
        var download = await ana.RunAndWaitForDownloadAsync(() => ana.GetByRole(AriaRole.Link, new() { Name = "Download everything" }).ClickAsync());
        string path = (await download.PathAsync())!;
        await using (var zip = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken))
        {
            var originals = zip.Entries.Where(e => e.FullName.StartsWith("photos/", StringComparison.Ordinal)).ToList();
            Assert.Equal(files.Select(Hash).Order(), originals.Select(Hash).Order());
            Assert.All((string[])["person.json", "albums.json", "photos.json"], name => Assert.NotNull(zip.GetEntry(name)));
        }

        await ana.FillAsync("[name=LeavePassword]", "seven quiet lenses");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).ClickAsync();
        await ana.ReachedAsync("/account/left");
        foreach (string gone in (string[])[photo, album, link, "/photos/ana/"])
            Assert.Equal(404, (await guest.GotoAsync(gone))!.Status);
    }

    static string Hash(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    static string Hash(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
    }
}
