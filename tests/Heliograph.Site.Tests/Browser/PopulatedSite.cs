using Heliograph.Site.Tests.Similarity;
using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>A site with an administrator and photographs of many kinds.</summary>
public sealed class PopulatedSite(Chromium chromium) : IAsyncLifetime
{
    readonly BrowserSite site = new(chromium);

    /// <summary>Signed in as <c>ana</c>, whose photographs these are and who is an administrator.</summary>
    public IPage Ana { get; private set; } = null!;

    /// <summary>Nobody the site knows.</summary>
    public IPage Stranger { get; private set; } = null!;

    /// <summary>Address of the newest photograph's page.</summary>
    public string Photo { get; private set; } = "";

    /// <summary>Address of the page of an album with that photograph in it.</summary>
    public string Album { get; private set; } = "";

    /// <summary>Secret address of that album, to which guests may add.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Address of the page on which administrators look after Ana.</summary>
    public string AdminPerson { get; private set; } = "";

    /// <summary>Address of what is talked about in the group <c>/groups/gulls/</c>, which Ana owns and Ben is in.</summary>
    public string Topic { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        MadeNetwork.WriteTo(Path.Combine(site.Process.Data, "models"));
        Ana = await site.NewVisitorAsync();
        Stranger = await site.NewVisitorAsync();
        await Ana.SignUpAsync("ana", await site.Process.AdministratorCode.WaitAsync(Chromium.Patience));
        await Ana.UploadAsync(TestPhotos.Files(TestPhotos.Count));
        Photo = (await Ana.Locator(".upload-row .name").First.GetAttributeAsync("href"))!;
        await Ana.GotoAsync(Photo);
        await Ana.DescribeAsync("Before the rain", "Two minutes later nobody was left but the gulls.\nHand-held, from the wall.", "pier, rain, late summer");
        await Ana.MarkAsync("The one gull that stayed", "ana");
        await Ana.PlaceAsync(Photo, "54.3231", "-5.7158");
        Album = await Ana.AddToNewAlbumAsync("Late summer", Photo);
        Link = await Ana.ShareAsync(Album, "Everybody who was there", "Add photos of their own", "Download the originals");
        await Ana.MakeGroupAsync("Gulls and other companions", "gulls", isModerated: true);
        await Ana.AddToGroupAsync("/groups/gulls/", 9);
        await ReactAsync(await site.NewVisitorAsync());
        await Ana.GotoAsync("/admin/people");
        AdminPerson = (await Ana.GetByRole(AriaRole.Link, new() { Name = "ana", Exact = true }).Last.GetAttributeAsync("href"))!;
    }

    /// <summary>Ben has something to say of the photograph.</summary>
    async Task ReactAsync(IPage ben)
    {
        await ben.SignUpAsync("ben");
        await ben.GotoAsync(Photo);
        await ben.GetByLabel("Add a comment").FillAsync("Which pier is this? The light is <b>just</b> right.");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Add comment" }).ClickAsync();
        await Assertions.Expect(ben.Locator(".comments li")).ToHaveCountAsync(1);
        await Assertions.Expect(ben.Locator("favourite-button:defined")).ToBeVisibleAsync();
        await ben.PressAsync("f");
        await Assertions.Expect(ben.Locator(".favourite button")).ToHaveAttributeAsync("aria-pressed", "true");
        await ben.GotoAsync("/people/ana/");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Follow" }).ClickAsync();
        await Assertions.Expect(ben.Locator(".contact summary")).ToBeVisibleAsync();
        await ben.MakeGroupAsync("Harbour lights", "harbour-lights");
        await ben.JoinGroupAsync("/groups/gulls/");
        await ben.UploadAsync(TestPhotos.Files(2));
        await ben.AddToGroupAsync("/groups/gulls/", 2);
        await ben.GotoAsync("/groups/gulls/discuss/");
        await ben.GetByText("Begin a topic").ClickAsync();
        await ben.GetByLabel("Subject").FillAsync("Where do they spend the winter?");
        await ben.GetByLabel("What you want to say").FillAsync("Mine left in <i>October</i> and have not written since.");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Begin the topic" }).ClickAsync();
        Topic = new Uri(ben.Url).AbsolutePath;
        await Ana.GotoAsync(Topic);
        await Ana.GetByText("Report to the group's moderators").First.ClickAsync();
        await Ana.GetByRole(AriaRole.Button, new() { Name = "Send to the group's moderators" }).First.ClickAsync();
        await Ana.LeftAsync("/discuss/");
        await Ana.GotoAsync(Topic);
        await Ana.GetByLabel("Your reply").FillAsync("Behind the fish market, every one of them.");
        await Ana.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Assertions.Expect(Ana.Locator(".replies li")).ToHaveCountAsync(1);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
