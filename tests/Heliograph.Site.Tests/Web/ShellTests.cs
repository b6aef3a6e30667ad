using System.Net;

namespace Heliograph.Site.Tests.Web;

/// <summary>What every page has around it.</summary>
public sealed class ShellTests : IAsyncLifetime
{
    TestSite site = null!;
    HttpClient visitor = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        visitor = site.NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("light", "data-theme=\"light\"")]
    [InlineData("dark", "data-theme=\"dark\"")]
    public async Task The_chosen_theme_is_in_the_first_html_and_leads_back(string theme, string attribute)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/site/theme") { Content = new FormUrlEncodedContent([new("theme", theme)]) };
        request.Headers.Referrer = new Uri(site.Address, "/explore?after=1-2");
        var answer = await visitor.SendAsync(request, Cancel);
        Assert.Equal("/explore?after=1-2", answer.Headers.Location?.ToString());
        Assert.Contains(attribute, await visitor.GetStringAsync("/", Cancel), StringComparison.Ordinal);

        await visitor.PostAsync("/site/theme", new FormUrlEncodedContent([new("theme", "system")]), Cancel);
        Assert.DoesNotContain("data-theme", await visitor.GetStringAsync("/", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/error/429", HttpStatusCode.TooManyRequests, "Too many tries")]
    [InlineData("/error/500", HttpStatusCode.InternalServerError, "Something failed here")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Nothing here")]
    public async Task A_refusal_is_a_page_in_words(string address, HttpStatusCode status, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        var answer = await visitor.SendAsync(request, Cancel);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(title, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Whoever_asks_for_no_page_gets_the_bare_status()
    {
        var answer = await visitor.GetAsync("/nowhere", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task An_empty_site_says_what_belongs_there_and_offers_an_account()
    {
        string html = await visitor.GetStringAsync("/", Cancel);
        Assert.Contains("No photographs yet", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-up\"", html, StringComparison.Ordinal);
    }
}
