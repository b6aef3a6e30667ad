using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Tests.Photos.Lists;

/// <summary>The pages with lists, over HTTP.</summary>
public sealed partial class ListAddressTests : IAsyncLifetime
{
    const long Album = 72_000_000_000_000_001, PrivateAlbum = Album + 1, EmptyAlbum = Album + 2;
    TestSite site = null!;
    HttpClient visitor = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        visitor = site.NewClient();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await site.WithDataAsync(Community.AddPeopleAsync);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/explore")]
    [InlineData("/photos/ana/")]
    [InlineData("/photos/12000001@N00/")]
    [InlineData("/photos/ana/albums/")]
    [InlineData("/photos/ana/albums/72000000000000001/")]
    public async Task Photos_that_are_not_public_are_nowhere_for_a_stranger(string address)
    {
        var hidden = Community.NewPhoto(1, visibility: Visibility.Private);
        var family = Community.NewPhoto(2, visibility: Visibility.Family);
        await site.AddPhotosAsync(Community.NewPhoto(0), hidden, family);
        await site.AddAlbumAsync(Album, "Coast", hidden.Id, family.Id, Community.FirstPhoto);

        string html = await visitor.GetStringAsync(address, Cancel);
        Assert.Contains(Community.FirstPhoto.ToString(null, null), html, StringComparison.Ordinal);
        foreach (var photo in (Photo[])[hidden, family])
        {
            Assert.DoesNotContain(photo.Id.ToString(null, null), html, StringComparison.Ordinal);
            Assert.DoesNotContain(photo.Secret, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<b>3</b>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/photos/nobody/")]
    [InlineData("/photos/99999999@N00/")]
    [InlineData("/photos/nobody/albums/")]
    [InlineData("/people/nobody/")]
    [InlineData("/photos/ana/albums/1/")]
    [InlineData("/photos/ana/albums/72000000000000002/")]
    [InlineData("/photos/ana/albums/72000000000000003/")]
    [InlineData("/photos/tomas/albums/72000000000000001/")]
    [InlineData("/p/0OIl")]
    [InlineData("/p/2")]
    [InlineData("/no-such-page")]
    public async Task What_is_not_there_or_not_shared_is_the_same_404(string address)
    {
        var hidden = Community.NewPhoto(1, visibility: Visibility.Private);
        await site.AddPhotosAsync(Community.NewPhoto(0), hidden);
        await site.AddAlbumAsync(Album, "Coast", Community.FirstPhoto);
        await site.AddAlbumAsync(PrivateAlbum, "Secret", hidden.Id);
        await site.AddAlbumAsync(EmptyAlbum, "Empty");

        var answer = await visitor.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        string html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Nothing here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_address_leads_to_the_photo_only_who_may_see_it()
    {
        await site.AddPhotosAsync(Community.NewPhoto(0), Community.NewPhoto(1, visibility: Visibility.Private));
        var answer = await visitor.GetAsync(ShortAddress.Of(Community.FirstPhoto), Cancel);
        Assert.Equal($"/photos/ana/{Community.FirstPhoto}/", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(ShortAddress.Of(Community.FirstPhoto + 1), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_list_goes_on_by_plain_links_and_says_so_in_its_head()
    {
        await site.AddPhotosAsync(Enumerable.Range(0, 130).Select(i => Community.NewPhoto(i)));
        string first = await visitor.GetStringAsync("/photos/ana/", Cancel);
        string next = Next().Match(first).Groups[1].Value;
        Assert.Contains($"rel=\"next\" href=\"{next}\"", first[..first.IndexOf("</head>", StringComparison.Ordinal)], StringComparison.Ordinal);
        string second = await visitor.GetStringAsync(WebUtility.HtmlDecode(next), Cancel);
        Assert.Equal(30, Photo().Count(second));
        Assert.Contains("rel=\"prev\"", second, StringComparison.Ordinal);
        Assert.Empty(Photo().Matches(first).Select(m => m.Value).Intersect(Photo().Matches(second).Select(m => m.Value)));
    }

    [Fact]
    public async Task An_album_keeps_its_owners_order_over_its_pages()
    {
        await site.AddPhotosAsync(Enumerable.Range(0, 150).Select(i => Community.NewPhoto(i)));
        long[] order = [.. Enumerable.Range(0, 150).Select(i => Community.FirstPhoto + i * 77 % 150)];
        await site.AddAlbumAsync(Album, "Coast", order);
        string first = await visitor.GetStringAsync($"/photos/ana/albums/{Album}/", Cancel);
        string second = await visitor.GetStringAsync(WebUtility.HtmlDecode(Next().Match(first).Groups[1].Value), Cancel);
        var seen = Photo().Matches(first).Concat(Photo().Matches(second)).Select(m => m.Groups[1].Value);
        Assert.Equal(order.Select(id => id.ToString(null, null)), seen);
    }

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();

    [GeneratedRegex("<li id=\"p([0-9]+)\"")]
    private static partial Regex Photo();
}
