using System.Globalization;
using System.IO.Compression;
using Heliograph.Site.Tests.Photos;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What somebody does with a card full of photographs, from the import until all of it goes elsewhere.</summary>
public sealed class CommunityStoryTests(BrowserSite site) : IClassFixture<BrowserSite>, IDisposable
{
    const int Imported = 500, FromCamera = 6;
    static readonly string[] Models = ["Plover 10", "Wren 2", "Heron 5", "Swift 1"];
    static readonly DateTime First = new(2019, 1, 1, 12, 0, 0, DateTimeKind.Unspecified);

    readonly string card = Directory.CreateTempSubdirectory("heliograph-card-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_photographs_come_are_found_put_together_shared_kept_safe_and_leave_with_their_person()
    {
        var root = await site.NewVisitorAsync();
        await root.SignUpAsync("root", await site.Process.AdministratorCode.WaitAsync(Chromium.Patience, Cancel));
        var ana = await site.NewVisitorAsync();
        await ana.SignUpAsync("ana");
        string[] guests = TestPhotos.Files(FromCamera + 2)[FromCamera..];
        string[] files = [.. await FillCardAsync()];
        await site.Process.RunAsync(["import", card, "--user", "ana", "--public", "--quiet"]);

        string photo = await FindByCameraAndDateAsync(ana);
        string album = await PutTwentyInAnAlbumAsync(ana);
        string link = await ana.ShareAsync(album, "The neighbours", "Add photos of their own");
        var guest = await site.NewVisitorAsync(script: false);
        await GiveTwoAsync(guest, link, guests);
        await ana.GotoAsync(album);
        await Expect(ana.Locator("photo-rows a.shot")).ToHaveCountAsync(22);

        await DeleteAndUndoAsync(ana);
        var ben = await site.NewVisitorAsync();
        await ben.SignUpAsync("ben");
        await ReportAndTakeDownAsync(ben, root, photo);
        await BlockAsync(ana, ben, album);

        await LeaveAsync(ana, [.. files, .. guests]);
        foreach (string gone in (string[])[photo, album, link, "/photos/ana/"])
            Assert.Equal(404, (await guest.GotoAsync(gone))!.Status);
    }

    public void Dispose() => Directory.Delete(card, recursive: true);

    /// <summary>One photo a day from four cameras in turn, and some that are really from cameras.</summary>
    async Task<List<string>> FillCardAsync()
    {
        var files = new List<string>();
        foreach (string real in TestPhotos.Files(FromCamera))
        {
            files.Add(Path.Combine(card, $"real-{files.Count}.jpg"));
            File.Copy(real, files[^1]);
        }

        for (int i = files.Count; i < Imported; i++)
        {
            files.Add(Path.Combine(card, $"{i:000}.jpg"));
            await File.WriteAllBytesAsync(files[^1], MadePhoto.Taken(First.AddDays(i), Models[i % Models.Length]), Cancel);
        }

        return files;
    }

    static async Task<string> FindByCameraAndDateAsync(IPage ana)
    {
        const int wanted = 141;
        await ana.GotoAsync("/search");
        await ana.FillAsync("[name=q] >> nth=0", $"camera:wren taken:{First.AddDays(wanted).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        await ana.Locator(".ask button").ClickAsync();
        await Expect(ana.Locator("photo-rows .shot")).ToHaveCountAsync(1);
        await ana.Locator("photo-rows .shot").ClickAsync();
        await Expect(ana.GetByText("Wren 2").First).ToBeVisibleAsync();
        return new Uri(ana.Url).AbsolutePath;
    }

    static async Task<string> PutTwentyInAnAlbumAsync(IPage ana)
    {
        await ana.GotoAsync("/organise?q=camera%3Aheron");
        var checks = ana.Locator(".grid input");
        await checks.Nth(0).ClickAsync();
        await checks.Nth(19).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(ana.Locator(".tray .selected")).ToHaveTextAsync("20 selected");
        await ana.Locator("summary", new() { HasText = "Album" }).ClickAsync();
        await ana.FillAsync("[name=newAlbum]", "Herons");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Add to album" }).ClickAsync();
        await Expect(ana.Locator(".batches")).ToContainTextAsync("20 photos");
        await Expect(ana.Locator(".batches[data-settled=true]")).ToBeVisibleAsync();
        await ana.GotoAsync("/photos/ana/albums/");
        await ana.GetByRole(AriaRole.Link, new() { Name = "Herons" }).First.ClickAsync();
        await Expect(ana.Locator("photo-rows a.shot")).ToHaveCountAsync(20);
        return new Uri(ana.Url).AbsolutePath;
    }

    static async Task GiveTwoAsync(IPage guest, string link, string[] files)
    {
        await guest.GotoAsync(link);
        await Expect(guest.Locator("photo-rows a.shot")).ToHaveCountAsync(20);
        await guest.GetByLabel("Your name").FillAsync("Tom next door");
        await guest.GetByLabel("Your photos").SetInputFilesAsync(files);
        await guest.GetByRole(AriaRole.Button, new() { Name = "Give photos" }).ClickAsync();
        await Expect(guest.GetByText("2 photos were given.")).ToBeVisibleAsync();
        // They wait for their owner.
        await Expect(guest.Locator("photo-rows a.shot")).ToHaveCountAsync(20);
        await guest.Locator("photo-rows a.shot").First.ClickAsync();
        await Expect(guest.Locator(".stage .photo")).ToBeVisibleAsync();
    }

    static async Task DeleteAndUndoAsync(IPage ana)
    {
        await ana.GotoAsync("/organise");
        await ana.Locator(".grid input").First.ClickAsync();
        await ana.Locator("summary", new() { HasText = "Delete" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Move to the trash" }).ClickAsync();
        await Expect(ana.Locator(".batches")).ToContainTextAsync("Moved to the trash: 1 photo.");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await Expect(ana.Locator(".batches")).ToContainTextAsync("Undone. Moved to the trash: 1 photo.");
        await ana.GotoAsync("/organise/trash");
        await Expect(ana.Locator(".trash li")).ToHaveCountAsync(0);
    }

    static async Task ReportAndTakeDownAsync(IPage ben, IPage root, string photo)
    {
        await ben.GotoAsync(photo);
        await ben.Locator("details.report summary").First.ClickAsync();
        await ben.Locator("details.report [name=text]").First.FillAsync("That is my heron.");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Send report" }).First.ClickAsync();
        await ben.GotoAsync("/account/reports");
        await Accessibility.CheckLightAsync(ben);

        await root.GotoAsync("/admin/reports");
        await root.Locator("main a[href^='/admin/reports/']").First.ClickAsync();
        await Expect(root.GetByText("That is my heron.")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(root);
        await Screenshots.TakeAsync(root, "admin-report");
        await root.GetByLabel("Take it down").CheckAsync();
        await root.GetByLabel("Why").FillAsync("It is not hers.");
        await root.GetByRole(AriaRole.Button, new() { Name = "Decide and answer" }).ClickAsync();
        await Expect(root.GetByLabel("Take it down")).ToHaveCountAsync(0);
        Assert.Equal(404, (await ben.GotoAsync(photo))!.Status);
    }

    static async Task BlockAsync(IPage ana, IPage ben, string album)
    {
        await ana.GotoAsync("/people/ben/");
        await ana.Locator("details.block summary").ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Expect(ana.GetByText("You have blocked this person.")).ToBeVisibleAsync();
        await ben.GotoAsync(album);
        await Expect(ben.GetByRole(AriaRole.Button, new() { Name = "Add comment" })).ToHaveCountAsync(0);
    }

    static async Task LeaveAsync(IPage ana, string[] files)
    {
        await ana.GotoAsync("/account");
        await ana.GetByRole(AriaRole.Link, new() { Name = "Delete your account" }).ClickAsync();
        var download = await ana.RunAndWaitForDownloadAsync(() => ana.GetByRole(AriaRole.Link, new() { Name = "Download everything" }).ClickAsync());
        await using (var zip = await ZipFile.OpenReadAsync((await download.PathAsync())!, Cancel))
        {
            var originals = zip.Entries.Where(e => e.FullName.StartsWith("photos/", StringComparison.Ordinal)).ToList();
            Assert.Equal(files.Select(Hash).Order(), originals.Select(Hash).Order());
            Assert.All((string[])["person.json", "albums.json", "photos.json"], name => Assert.NotNull(zip.GetEntry(name)));
        }

        await ana.FillAsync("[name=LeavePassword]", "seven quiet lenses");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).ClickAsync();
        await ana.ReachedAsync("/account/left");
    }

    static string Hash(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    static string Hash(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
    }
}
