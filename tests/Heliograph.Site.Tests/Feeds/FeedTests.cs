using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Feeds;

/// <summary>What programs that follow somebody's photos get.</summary>
public class FeedTests(PhotoSite photos) : IClassFixture<PhotoSite>
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData("/feed"), InlineData("/photos/ana/feed"), InlineData("ALBUM"), InlineData("/tags/harbour/feed")]
    public async Task A_feed_has_what_anybody_sees_newest_first_whoever_asks(string feed)
    {
        var shown = await photos.AddPhotoAsync();
        var newer = await photos.AddPhotoAsync();
        var hidden = await photos.AddPhotoAsync(Visibility.Private);
        long album = await photos.AddAlbumAsync(shown.Id, hidden.Id, newer.Id);
        foreach (long id in (long[])[shown.Id, newer.Id, hidden.Id])
            await photos.ChangeAsync(id, photo => photo.Tags.Add(new PhotoTag { Clean = "harbour", Raw = "Harbour" }));
        await photos.ChangeAsync(newer.Id, photo => (photo.Title, photo.Description) = ("Gulls & <nets>", "<b>Early</b> <script>bad()</script>"));
        feed = feed == "ALBUM" ? $"/photos/ana/albums/{album}/feed" : feed;

        foreach (var viewer in (HttpClient[])[photos.Stranger, photos.Ana.Client])
        {
            var atom = await ReadAsync(viewer, $"{feed}.atom", "application/atom+xml");
            var entries = atom.Elements(Atom + "entry").Where(e => e.Elements(Atom + "category").Any(c => c.Attribute("term")!.Value == "harbour")).ToList();
            Assert.DoesNotContain($"{hidden.Id}", atom.ToString(), StringComparison.Ordinal);
            Assert.Equal([Absolute(newer.Page), Absolute(shown.Page)], entries.Select(e => e.Element(Atom + "id")!.Value).Take(2));
            Assert.Equal("Gulls & <nets>", entries[0].Element(Atom + "title")!.Value);
            string html = entries[0].Element(Atom + "content")!.Value;
            Assert.Contains("<b>Early</b>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("bad()", html, StringComparison.Ordinal);
            using var image = await photos.Stranger.GetAsync(new Uri(entries[0].Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "enclosure").Attribute("href")!.Value), Cancel);
            Assert.Equal(HttpStatusCode.OK, image.StatusCode);
        }

        var rss = await ReadAsync(photos.Stranger, $"{feed}.rss", "application/rss+xml");
        Assert.Equal(Absolute(newer.Page), rss.Element("channel")!.Elements("item").First().Element("link")!.Value);
    }

    [Fact]
    public async Task Feeds_tell_what_somebody_liked_and_what_was_said_about_their_photos_where_anybody_sees_the_photo()
    {
        var shown = await photos.AddPhotoAsync();
        var hidden = await photos.AddPhotoAsync(Visibility.Private);
        await photos.Site.WithDataAsync(async data =>
        {
            long ben = await data.People.Where(p => p.UserName == "ben").Select(p => p.Id).SingleAsync(Cancel);
            long ana = await data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel);
            foreach (long photo in (long[])[shown.Id, hidden.Id])
            {
                data.Favourites.Add(new() { PersonId = ben, PhotoId = photo, OwnerId = ana, At = photo });
                data.Comments.Add(new() { PhotoId = photo, OwnerId = ana, AuthorId = ben, Text = "What <b>light</b>", CreatedAt = photo });
            }

            return await data.SaveChangesAsync(Cancel);
        });

        var liked = Assert.Single((await ReadAsync(photos.Ana.Client, "/photos/ben/favourites/feed.atom", "application/atom+xml")).Elements(Atom + "entry"));
        Assert.Equal(Absolute(shown.Page), liked.Element(Atom + "id")!.Value);
        var said = Assert.Single((await ReadAsync(photos.Ana.Client, "/photos/ana/comments/feed.atom", "application/atom+xml")).Elements(Atom + "entry"));
        Assert.StartsWith(Absolute(shown.Page) + "#c", said.Element(Atom + "id")!.Value, StringComparison.Ordinal);
        Assert.Equal("ben", said.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Contains("What <b>light</b>", said.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Single((await ReadAsync(photos.Stranger, "/photos/ana/comments/feed.rss", "application/rss+xml")).Descendants("item"));
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again_and_one_of_nothing_visible_is_not_there()
    {
        await photos.AddPhotoAsync();
        using var first = await photos.Stranger.OpenAsync("/photos/ana/feed.atom");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/photos/ana/feed.atom");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await photos.Stranger.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        long album = await photos.AddAlbumAsync((await photos.AddPhotoAsync(Visibility.Private)).Id);
        foreach (string address in (string[])["/photos/nobody/feed.atom", $"/photos/ana/albums/{album}/feed.atom"])
        {
            using var missing = await photos.Ana.Client.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    [Fact]
    public async Task Clients_of_Flickr_find_the_feeds_at_the_addresses_they_know()
    {
        var (red, blue) = (await photos.AddPhotoAsync(), await photos.AddPhotoAsync());
        var hidden = await photos.AddPhotoAsync(Visibility.Private);
        foreach (var (photo, tags) in ((long, string[])[])[(red.Id, ["pier", "dusk"]), (blue.Id, ["pier"]), (hidden.Id, ["pier", "dusk"])])
            await photos.ChangeAsync(photo, p => p.Tags.AddRange(tags.Select(t => new PhotoTag { Clean = t, Raw = t })));
        string ana = await photos.Site.WithDataAsync(async data => (await data.People.SingleAsync(p => p.UserName == "ana", Cancel)).Nsid);
        long album = await photos.AddAlbumAsync(red.Id, hidden.Id);

        async Task<string[]> FoundAsync(string feed) =>
            [.. (await ReadAsync(photos.Ana.Client, $"/services/feeds/{feed}", "application/atom+xml")).Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value)];
        Assert.Equal([Absolute(blue.Page), Absolute(red.Page)], await FoundAsync("photos_public.gne?tags=pier"));
        Assert.Equal([Absolute(red.Page)], await FoundAsync($"photos_public.gne?id={ana}&tags=pier,Dusk&format=atom"));
        Assert.Equal([Absolute(blue.Page), Absolute(red.Page)], await FoundAsync($"photos_public.gne?id={ana}&tags=pier,dusk&tagmode=any"));
        Assert.Equal([Absolute(red.Page)], await FoundAsync($"photoset.gne?set={album}&nsid={ana}"));
        Assert.NotEmpty((await ReadAsync(photos.Stranger, $"/services/feeds/photos_public.gne?id={ana}&format=rss_200", "application/rss+xml")).Descendants("item"));

        using var plain = await photos.Stranger.OpenAsync("/services/feeds/photos_public.gne?tags=dusk&format=json&nojsoncallback=1");
        using var json = JsonDocument.Parse(await plain.TextAsync());
        var item = Assert.Single(json.RootElement.GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal((Absolute(red.Page), ana), (item.GetProperty("link").GetString(), item.GetProperty("author_id").GetString()));
        using var image = await photos.Stranger.GetAsync(new Uri(item.GetProperty("media").GetProperty("m").GetString()!), Cancel);
        Assert.Equal(HttpStatusCode.OK, image.StatusCode);
        foreach (var (asked, starts) in ((string, string)[])[("", "jsonFlickrFeed({"), ("&jsoncallback=show", "show({"), ("&jsoncallback=alert(1)//", "jsonFlickrFeed({")])
        {
            using var wrapped = await photos.Stranger.OpenAsync($"/services/feeds/photos_public.gne?format=json{asked}");
            Assert.StartsWith(starts, await wrapped.TextAsync(), StringComparison.Ordinal);
        }

        foreach (var (address, status) in ((string, HttpStatusCode)[])[("forums.gne", HttpStatusCode.NotFound), ("photos_public.gne?id=nobody", HttpStatusCode.NotFound), ("photos_public.gne?format=php", HttpStatusCode.BadRequest)])
        {
            using var refused = await photos.Stranger.OpenAsync($"/services/feeds/{address}");
            Assert.Equal(status, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Other_sites_are_told_how_to_show_a_photo_that_everybody_sees()
    {
        var photo = await photos.AddPhotoAsync();
        var hidden = await photos.AddPhotoAsync(Visibility.Private);
        await photos.ChangeAsync(photo.Id, p => (p.Title, p.Width, p.Height) = ("Gulls & <nets>", 3000, 2000));
        string page = await photos.Stranger.GetStringAsync(new Uri(photo.Page, UriKind.Relative), Cancel);
        string told = WebUtility.HtmlDecode(Regex.Match(page, "oembed\" title=\"[^\"]*\" href=\"([^\"]+)").Groups[1].Value);

        using var json = JsonDocument.Parse(await photos.Stranger.GetStringAsync(new Uri($"{told}&maxwidth=300&maxheight=300"), Cancel));
        var root = json.RootElement;
        Assert.Equal(("photo", "1.0", "Gulls & <nets>"), (root.GetProperty("type").GetString(), root.GetProperty("version").GetString(), root.GetProperty("title").GetString()));
        Assert.Equal((240, 160), (root.GetProperty("width").GetInt32(), root.GetProperty("height").GetInt32()));
        using var image = await photos.Stranger.GetAsync(new Uri(root.GetProperty("url").GetString()!), Cancel);
        Assert.Equal(HttpStatusCode.OK, image.StatusCode);
        Assert.Equal("Gulls & <nets>", XElement.Parse(await photos.Stranger.GetStringAsync(new Uri($"{told}&format=xml"), Cancel)).Element("title")!.Value);

        foreach (var (url, status) in ((string, HttpStatusCode)[])
            [(Absolute(hidden.Page), HttpStatusCode.NotFound), ($"https://elsewhere.example{photo.Page}", HttpStatusCode.NotFound), ("nothing", HttpStatusCode.NotFound), ($"{Absolute(photo.Page)}&format=yaml", HttpStatusCode.NotImplemented)])
        {
            using var refused = await photos.Ana.Client.OpenAsync($"/services/oembed?url={url}");
            Assert.Equal(status, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Pages_name_their_feed_tell_how_to_quote_them_and_send_search_engines_away_where_their_owner_says_so()
    {
        var photo = await photos.AddPhotoAsync();
        long album = await photos.AddAlbumAsync(photo.Id);
        string[] pages = ["/photos/ana/", $"/photos/ana/albums/{album}/", "/photos/ana/albums/", photo.Page];
        foreach (string address in pages[..2])
        {
            string html = await photos.Stranger.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Contains($"href=\"{address}feed.atom\"", html, StringComparison.Ordinal);
            Assert.Contains($"og:url\" content=\"{Absolute(address)}\"", html, StringComparison.Ordinal);
            Assert.Contains("og:title", html, StringComparison.Ordinal);
            Assert.DoesNotContain("noindex", html, StringComparison.Ordinal);
        }

        using var saved = await photos.Ana.Client.SubmitAsync("/account", "sharing", ("HidesFromRobots", "true"), ("LetsDownload", "true"));
        Assert.True(await photos.Site.WithDataAsync(data => data.People.AnyAsync(p => p.UserName == "ana" && p.LetsDownload && p.HidesFromRobots, Cancel)));
        foreach (string address in (string[])[.. pages, "/photos/ana/feed.atom"])
        {
            using var page = await photos.Stranger.OpenAsync(address);
            Assert.Equal("noindex, nofollow", string.Join("", page.Headers.GetValues("X-Robots-Tag")));
            Assert.True(address.EndsWith("atom", StringComparison.Ordinal) || (await page.TextAsync()).Contains("name=\"robots\"", StringComparison.Ordinal), address);
        }

        using var lifted = await photos.Ana.Client.SubmitAsync("/account", "sharing");
        Assert.Contains("Disallow: /account", await photos.Stranger.GetStringAsync(new Uri("/robots.txt", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    string Absolute(string page) => new Uri(photos.Site.Address, page).ToString();

    static async Task<XElement> ReadAsync(HttpClient viewer, string address, string mediaType)
    {
        using var answer = await viewer.OpenAsync(address);
        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        await using var body = await answer.Content.ReadAsStreamAsync(Cancel);
        return (await XDocument.LoadAsync(body, LoadOptions.None, Cancel)).Root!;
    }
}
