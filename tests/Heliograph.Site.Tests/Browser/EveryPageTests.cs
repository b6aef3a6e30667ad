using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What holds for every page; the pictures are for people to look at.</summary>
public class EveryPageTests(PopulatedSite site) : IClassFixture<PopulatedSite>
{
    public static TheoryData<string, string, bool> Pages => new()
    {
        { "home", "/", false },
        { "explore", "/explore", false },
        { "photostream", "/photos/ana/", false },
        { "photo", "PHOTO", false },
        { "albums", "/photos/ana/albums/", false },
        { "album", "ALBUM", false },
        { "shared-album", "LINK", false },
        { "shared-photo", "LINKED", false },
        { "explore-day", "TODAY", false },
        { "tags", "/tags", false },
        { "tag", "/tags/pier/", false },
        { "person-tags", "/photos/ana/tags/", false },
        { "cameras", "/photos/ana/cameras/", false },
        { "search", "/search?q=by:ana", false },
        { "similar", "SIMILAR", false },
        { "similar-start", "/similar", true },
        { "similar-none", "SIMILAR?tag=nowhere&kind=texture", true },
        { "organise-alike", "/organise/alike", true },
        { "search-nothing", "/search?q=rain+tag:nowhere", false },
        { "favourites", "/photos/ben/favourites/", false },
        { "favoured-by", "FAVOURED", false },
        { "profile", "/people/ana/", false },
        { "contacts", "/people/ben/contacts", false },
        { "groups", "/groups/", false },
        { "groups-found", "/groups/?q=gulls", false },
        { "group", "/groups/gulls/", false },
        { "group-members", "/groups/gulls/members", false },
        { "group-topics", "/groups/gulls/discuss/", false },
        { "group-topic", "TOPIC", false },
        { "sign-up", "/account/sign-up", false },
        { "sign-in", "/account/sign-in", false },
        { "forgot", "/account/forgot", false },
        { "api", "/services/api", false },
        { "api-method", "/services/api/flickr.photos.search", false },
        { "code-of-conduct", "/code-of-conduct", false },
        { "not-found", "/photos/nobody-here/", false },
        { "home-signed-in", "/", true },
        { "photo-owner", "PHOTO", true },
        { "album-owner", "ALBUM", true },
        { "photo-settings", "SETTINGS", true },
        { "album-arrange", "ARRANGE", true },
        { "album-add", "ADD", true },
        { "albums-owner", "/photos/ana/albums/", true },
        { "activity", "/activity", true },
        { "following", "/following", true },
        { "profile-signed-in", "/people/ben/", true },
        { "groups-owner", "/groups/", true },
        { "group-new", "/groups/new", true },
        { "group-owner", "/groups/gulls/", true },
        { "group-edit", "/groups/gulls/edit", true },
        { "group-add", "/groups/gulls/add", true },
        { "group-queue", "/groups/gulls/queue", true },
        { "group-members-owner", "/groups/gulls/members", true },
        { "group-topic-owner", "TOPIC", true },
        { "group-reports", "/groups/gulls/reports", true },
        { "account-interests", "/account/interests", true },
        { "account-blocked", "/account/blocked", true },
        { "upload", "/upload", true },
        { "organise", "/organise", true },
        { "trash", "/organise/trash", true },
        { "account", "/account", true },
        { "account-leave", "/account/leave", true },
        { "account-left", "/account/left", false },
        { "account-links", "/account/links", true },
        { "account-applications", "/account/applications", true },
        { "account-granted", "/account/granted", true },
        { "authorize-over", "/services/oauth/authorize?oauth_token=none", true },
        { "account-reports", "/account/reports", true },
        { "sign-out", "/account/sign-out", true },
        { "admin", "/admin", true },
        { "admin-people", "/admin/people", true },
        { "admin-person", "PERSON", true },
        { "admin-invitations", "/admin/invitations", true },
        { "admin-sign-up", "/admin/sign-up", true },
        { "admin-reports", "/admin/reports", true },
        { "admin-log", "/admin/log", true },
        { "admin-storage", "/admin/storage", true },
        { "admin-jobs", "/admin/jobs", true },
        { "admin-api", "/admin/api", true },
        { "admin-api-operation", "/admin/api/operation?method=GET&path=%2Faccount%2Fsign-up", true },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_fits_a_phone_and_does_not_shift(string name, string address, bool signedIn)
    {
        var page = signedIn ? site.Ana : site.Stranger;
        var complaints = new List<string>();
        page.Console += Note;
        address = address switch
        {
            "TODAY" => $"/explore/{DateTime.UtcNow:yyyy-MM-dd}",
            "PHOTO" => site.Photo,
            "SETTINGS" => site.Photo + "settings",
            "FAVOURED" => site.Photo + "favourites",
            "ALBUM" => site.Album,
            "ARRANGE" => site.Album + "arrange",
            "ADD" => site.Album + "add",
            "LINK" => site.Link,
            "LINKED" => $"{site.Link}/{site.Photo.TrimEnd('/').Split('/')[^1]}",
            "PERSON" => site.AdminPerson,
            "TOPIC" => site.Topic,
            _ => address.Replace("SIMILAR", $"/similar/{site.Photo.TrimEnd('/').Split('/')[^1]}", StringComparison.Ordinal),
        };
        await OpenAsync(page, address, 1280, 800);
        Assert.Empty(await page.LayoutShiftsAsync());
        await Accessibility.CheckAsync(page);
        await Screenshots.TakeAsync(page, name);

        await OpenAsync(page, address, 360, 720);
        Assert.Empty(await page.LayoutShiftsAsync());
        Assert.Equal(0, await page.SidewaysScrollAsync());
        // Colours are the same at every width.
        await Accessibility.CheckLightAsync(page);
        page.Console -= Note;
        Assert.Empty(complaints);

        // A page that is not there is meant to say so.
        void Note(object? sender, IConsoleMessage message)
        {
            if (message.Type is "error" or "warning" && !(name == "not-found" && message.Text.Contains("404", StringComparison.Ordinal)))
                complaints.Add($"{message.Text} {message.Location}");
        }
    }

    static async Task OpenAsync(IPage page, string address, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(address);
        await page.SettleAsync();
    }
}
