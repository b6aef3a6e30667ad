using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos.Lists;

namespace Heliograph.Site.Tests.Photos.Context;

public sealed partial class ContextTests : IAsyncLifetime
{
    const long Album = 72_000_000_000_000_001;
    TestSite site = null!;
    HttpClient visitor = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        visitor = site.NewClient();
        await site.WithDataAsync(Community.AddPeopleAsync);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_photo_opened_in_an_album_leads_on_in_the_album_and_back_to_its_place_there()
    {
        await site.AddPhotosAsync([.. Enumerable.Range(0, 30).Select(i => Community.NewPhoto(i)), Community.NewPhoto(30, visibility: Visibility.Private)]);
        long[] order = [.. ((int[])[4, 17, 9, 30, 2, 21, 11, 8, 25]).Select(i => Community.FirstPhoto + i)];
        await site.AddAlbumAsync(Album, "Coast", order);

        string list = await visitor.GetStringAsync($"/photos/ana/albums/{Album}/", Cancel);
        Assert.Contains($"href=\"/photos/ana/{order[2]}/?in=album-{Album}\"", list, StringComparison.Ordinal);

        string page = await PageAsync($"/photos/ana/{order[2]}/?in=album-{Album}");
        Assert.Equal($"/photos/ana/{order[1]}/?in=album-{Album}", Step("prev", page));
        Assert.Equal($"/photos/ana/{order[4]}/?in=album-{Album}", Step("next", page));
        Assert.Equal($"/photos/ana/albums/{Album}/#p{order[2]}", Up().Match(page).Groups[1].Value);
        Assert.Contains($"<link rel=\"canonical\" href=\"{new Uri(site.Address, $"/photos/ana/{order[2]}/")}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/{order[3]}/", page, StringComparison.Ordinal);

        string far = Up().Match(await PageAsync($"/photos/ana/{order[^1]}/?in=album-{Album}")).Groups[1].Value;
        Assert.Contains("?after=", far, StringComparison.Ordinal);
        Assert.Contains($"id=\"p{order[^1]}\"", await PageAsync(far.Split('#')[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_opened_on_the_front_page_leads_on_to_other_peoples_photos()
    {
        await site.AddPhotosAsync(Community.NewPhoto(0), Community.NewPhoto(1, owner: Community.Tomas), Community.NewPhoto(2));
        Assert.Contains($"/photos/tomas/{Community.FirstPhoto + 1}/?in=recent", await PageAsync("/"), StringComparison.Ordinal);
        string page = await PageAsync($"/photos/ana/{Community.FirstPhoto}/?in=recent");
        Assert.Equal($"/photos/tomas/{Community.FirstPhoto + 1}/?in=recent", Step("prev", page));
        Assert.Equal("", Step("next", page));
    }

    [Theory]
    [InlineData("album-1")]
    [InlineData("album-x")]
    [InlineData("album")]
    [InlineData("nothing-at-all")]
    [InlineData("-")]
    public async Task A_list_that_is_not_there_gives_way_to_the_photostream(string key)
    {
        await site.AddPhotosAsync(Community.NewPhoto(0), Community.NewPhoto(1, owner: Community.Tomas), Community.NewPhoto(2));
        string page = await PageAsync($"/photos/ana/{Community.FirstPhoto}/?in={key}");
        Assert.Equal($"/photos/ana/{Community.FirstPhoto + 2}/", Step("prev", page));
    }

    [Fact]
    public async Task An_address_in_another_spelling_keeps_the_list()
    {
        await site.AddPhotosAsync(Community.NewPhoto(0));
        var answer = await visitor.GetAsync($"/photos/ANA/{Community.FirstPhoto}?in=recent", Cancel);
        Assert.EndsWith($"/photos/ana/{Community.FirstPhoto}/?in=recent", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_leave_out_what_is_hidden_or_unsuitable()
    {
        var hidden = Community.NewPhoto(1);
        hidden.IsHidden = true;
        var restricted = Community.NewPhoto(2);
        restricted.Safety = SafetyLevel.Restricted;
        await site.AddPhotosAsync(Community.NewPhoto(0), hidden, restricted);
        string recent = await PageAsync("/"), stream = await PageAsync("/photos/ana/");
        Assert.Equal(["0"], Titles(recent));
        Assert.Equal(["1", "0"], Titles(stream));
    }

    async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await visitor.GetStringAsync(address, Cancel));

    static string Step(string rel, string page) => Regex.Match(page, $"<a class=\"step [a-z]+\" rel=\"{rel}\" href=\"([^\"]+)\"").Groups[1].Value;

    static IEnumerable<string> Titles(string page) => Title().Matches(page).Select(m => m.Groups[1].Value);

    [GeneratedRegex("<a class=\"up\" href=\"([^\"]+)\"")]
    private static partial Regex Up();

    [GeneratedRegex("<li id=\"p[0-9]+\".*? alt=\"Photograph ([0-9]+)\"")]
    private static partial Regex Title();
}
