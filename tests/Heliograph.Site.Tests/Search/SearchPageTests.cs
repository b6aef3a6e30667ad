using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos.Lists;

namespace Heliograph.Site.Tests.Search;

/// <summary>The page at <c>/search</c>, over HTTP.</summary>
public sealed class SearchPageTests : IAsyncLifetime
{
    TestSite site = null!;
    HttpClient visitor = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        visitor = site.NewClient();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await site.WithDataAsync(Community.AddPeopleAsync);
        await site.AddPhotosAsync(Enumerable.Range(0, 130).Select(i =>
        {
            var photo = Community.NewPhoto(i, visibility: i == 0 ? Visibility.Private : Visibility.Public);
            photo.Title = i % 2 == 0 ? "Pier in rain" : "Pier";
            return photo;
        }));
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task What_was_understood_is_shown_counted_removable_and_goes_on_by_links()
    {
        string html = await PageAsync("/search?q=pier+by:ana");
        Assert.Contains("129 photos", html, StringComparison.Ordinal);
        Assert.Contains("by Ana Reyes", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=pier\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=by%3Aana\"", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"/search?q=pier%20by%3Aana&after=", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"id=\"p{Community.FirstPhoto}\"", html, StringComparison.Ordinal);
        Assert.Contains("not understood: taken:someday", await PageAsync("/search?q=pier+taken:someday"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_page_says_what_to_leave_out()
    {
        string html = await PageAsync("/search?q=rain+tag:nowhere");
        Assert.Contains("Nothing found", html, StringComparison.Ordinal);
        Assert.Contains("Without “tag nowhere”: 64 photos", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Without “rain”", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_filters_leads_to_the_same_line()
    {
        var answer = await visitor.OpenAsync("/search?q=pier&by=ana&tag=&taken=2019..&camera=Nikon+D70&shape=&licence=");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/search?q=pier by:ana taken:2019.. camera:\"Nikon D70\"", Uri.UnescapeDataString(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%22")]
    [InlineData("?q=--+*+\"\"+:+tag:+by:+tag:%2C")]
    [InlineData("?q=a*b+(c+OR+d)+NEAR(e+f)+{title}:x+'%3B--")]
    [InlineData("?q=%00%01+%F0%9F%98%80")]
    [InlineData("?q=place:1,2,3+taken:9999+taken:0000..+in:99999999999999999999")]
    [InlineData("?q=pier&sort=77&before=x&after=1-")]
    [InlineData("?q=pier&after=99999999999999999-1&sort=TakenNewest")]
    public async Task Nonsense_is_answered_with_a_page(string query) => Assert.Contains("</html>", await PageAsync("/search" + query), StringComparison.Ordinal);

    async Task<string> PageAsync(string address)
    {
        using var answer = await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.TextAsync();
    }
}
