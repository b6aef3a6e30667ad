using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Tags;
using Heliograph.Site.Tests.Photos.Lists;

namespace Heliograph.Site.Tests.Tags;

/// <summary>Tag pages, hot tags, a person's tags and cameras, and explore by day, over HTTP.</summary>
public sealed partial class TagPageTests : IAsyncLifetime
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
        await site.AddPhotosAsync(
            Photo(0, Visibility.Public, "Late Summer", "pier"), Photo(1, Visibility.Public, "late summer", "pier", "rain"), Photo(2, Visibility.Public, "pier"),
            Photo(3, Visibility.Private, "late summer", "hush"), Photo(4, Visibility.Public, "hush").With(p => p.IsHidden = true),
            Photo(5, Visibility.Public, "hush").With(p => p.Safety = SafetyLevel.Restricted));
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_tag_page_has_what_the_viewer_may_see_and_what_goes_with_it()
    {
        string html = await PageAsync("/tags/latesummer/");
        Assert.Equal(["1", "0"], Numbers(html));
        Assert.Contains("2 photos", html, StringComparison.Ordinal);
        Assert.Matches("""related[^§]*href="/tags/pier/"[^§]*href="/tags/rain/" """.TrimEnd(), html);
        Assert.DoesNotContain("hush", html, StringComparison.Ordinal);
        Assert.Equal(["1", "0"], Numbers(await PageAsync("/tags/Late%20Summer")));
        Assert.Equal(["1", "0"], Numbers(await PageAsync("/tags/latesummer/?sort=Interesting")));
    }

    [Theory]
    [InlineData("/tags/hush/")]
    [InlineData("/tags/nothing/")]
    [InlineData("/tags/%22/")]
    [InlineData("/explore/someday")]
    [InlineData("/explore/2999-01-01")]
    [InlineData("/photos/nobody/tags/")]
    [InlineData("/photos/nobody/cameras/")]
    public async Task What_is_not_there_or_not_shared_is_the_same_404(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(address)).StatusCode);

    [Fact]
    public async Task Hot_tags_a_persons_tags_and_cameras_leave_out_what_the_viewer_may_not_see()
    {
        foreach (string address in (string[])["/tags", "/photos/ana/tags/"])
        {
            string html = await PageAsync(address);
            Assert.Contains(">pier</a>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", html, StringComparison.Ordinal);
        }

        string cameras = await PageAsync("/photos/ana/cameras/");
        Assert.Contains(">Nikon D70</a>", cameras, StringComparison.Ordinal);
        Assert.Contains("/search?q=by%3Aana%20camera%3A%22NIKON%20D70%22", cameras, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden 1", cameras, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_explored_the_most_interesting_first()
    {
        Assert.Equal(["2", "1", "0"], Numbers(await PageAsync("/explore/2023-11-14")));
        Assert.Empty(Numbers(await PageAsync("/explore/2023-11-13")));
    }

    [Fact]
    public async Task A_photo_opens_in_the_tag_it_was_found_by()
    {
        string html = await PageAsync("/tags/pier/");
        string address = Shot().Matches(html)[1].Groups[1].Value;
        string photo = await PageAsync(WebUtility.HtmlDecode(address));
        Assert.Matches($"rel=\"prev\" href=\"[^\"]*{Community.FirstPhoto + 2}/", photo);
        Assert.Matches($"rel=\"next\" href=\"[^\"]*{Community.FirstPhoto}/", photo);
    }

    static string[] Numbers(string html) =>
        [.. Id().Matches(html).Select(m => $"{long.Parse(m.Groups[1].Value, null) - Community.FirstPhoto}")];

    static Photo Photo(int number, Visibility visibility, params string[] tags) => Community.NewPhoto(number, visibility: visibility).With(p =>
    {
        Tagging.Add(p, tags, p.OwnerId, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        (p.CameraMake, p.CameraModel) = visibility == Visibility.Public ? ("NIKON CORPORATION", "NIKON D70") : ("Hidden", "Hidden 1");
        p.Interestingness = number;
    });

    async Task<string> PageAsync(string address)
    {
        using var answer = await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    [GeneratedRegex("<li id=\"p([0-9]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("class=\"shot\" href=\"([^\"]+)\"")]
    private static partial Regex Shot();
}

static class Changing
{
    public static T With<T>(this T one, Action<T> change)
    {
        change(one);
        return one;
    }
}
