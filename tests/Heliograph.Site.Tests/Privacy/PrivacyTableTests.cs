using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Tests.Privacy;

/// <summary>Who sees what, in one table: a row a viewer, and in each cell every surface on which a photo can show, asked over HTTP.</summary>
public sealed partial class PrivacyTableTests(PrivacySite site) : IClassFixture<PrivacySite>
{
    const string All = "Private Friends Family FriendsAndFamily Public";

    public static TheoryData<string, string> Table => new()
    {
        { "anonymous", "Public" },
        { "stranger", "Public" },
        { "contact", "Public" },
        { "friend", "Friends FriendsAndFamily Public" },
        { "family", "Family FriendsAndFamily Public" },
        { "both", "Friends Family FriendsAndFamily Public" },
        { "owner", All },
        { "administrator", "Public" },
        { "blocked", "Public" },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task Each_viewer_finds_what_they_may_see_and_nothing_of_the_rest(string viewer, string seen)
    {
        var client = site.Client(viewer);
        var visible = seen.Split(' ').Select(Enum.Parse<Visibility>).ToHashSet();
        string photostream = await TextAsync(client, "/photos/ana/"), albums = await TextAsync(client, "/photos/ana/albums/");
        string pool = await TextAsync(client, $"/groups/{PrivacySite.Pool}@N20/"), poolFeed = await TextAsync(client, $"/groups/{PrivacySite.Pool}@N20/feed.atom");
        string recent = await TextAsync(client, "/"), explore = await TextAsync(client, "/explore"), feed = await TextAsync(client, "/photos/ana/feed.atom");
        string similar = await TextAsync(client, $"/similar/{site.Photos[Visibility.Public].Id}?kind=texture");
        Assert.Equal(visible.Count, int.Parse(Count().Match(photostream).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

        foreach (var (visibility, photo) in site.Photos)
        {
            bool isSeen = visible.Contains(visibility);
            string page = PageAddress.Of("ana", photo.Id), word = PrivacySite.WordOf(visibility);
            void Check(bool found, string where) => Assert.True(found == isSeen, $"The {visibility} photo is {(found ? "" : "not ")}found by the {viewer} on {where}.");

            Check(await IsThereAsync(client, page), "its page");
            Check(await IsThereAsync(client, ShortAddress.Of(photo.Id)), "its short address");
            Check(photostream.Contains(page, StringComparison.Ordinal), "the photostream");
            Check(await IsThereAsync(client, PrivacySite.AlbumOf(visibility)), "its album");
            Check(albums.Contains(word, StringComparison.Ordinal), "the list of albums");
            Check(pool.Contains(page, StringComparison.Ordinal), "a pool");
            Check(await IsThereAsync(client, page) && (await TextAsync(client, $"{page}?in=pool-{PrivacySite.Pool}")).Contains("Lamps", StringComparison.Ordinal), "its page in the pool");
            Assert.Equal(visibility == Visibility.Public, poolFeed.Contains(page, StringComparison.Ordinal));
            Check(similar.Contains(page, StringComparison.Ordinal), "the photos like another");
            Check(await IsThereAsync(client, $"/similar/{photo.Id}"), "the page of photos like it");
            Check(await IsThereAsync(client, $"/tags/{word}/") && (await TextAsync(client, $"/tags/{word}/")).Contains(page, StringComparison.Ordinal), "its tag's page");
            Check((await TextAsync(client, page)).Contains($"Said of {word}", StringComparison.Ordinal), "what was said of it");
            Assert.Equal(visibility == Visibility.Public, feed.Contains(page, StringComparison.Ordinal));
            // The lists of everybody's photos have public ones only, so that they say the same to all.
            Assert.Equal(visibility == Visibility.Public, recent.Contains(page, StringComparison.Ordinal));
            Assert.Equal(visibility == Visibility.Public, explore.Contains(page, StringComparison.Ordinal));
            if (isSeen)
                continue;
            foreach (string text in (string[])[photostream, albums, pool, poolFeed, recent, explore, feed, similar])
            {
                Assert.DoesNotContain(photo.Secret, text, StringComparison.Ordinal);
                Assert.DoesNotContain(word, text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("right", HttpStatusCode.OK), InlineData("wrong", HttpStatusCode.NotFound), InlineData("old", HttpStatusCode.NotFound), InlineData("another's", HttpStatusCode.NotFound)]
    public async Task An_image_comes_by_the_secret_of_its_class_alone(string secret, HttpStatusCode expected)
    {
        var photo = site.Photos[Visibility.Public];
        var (small, original) = (photo.Secret, photo.OriginalSecret);
        (small, original) = secret switch
        {
            "wrong" => ("0123456789", "0123456789"),
            "old" => site.OldSecrets,
            "another's" => (original, small),
            _ => (small, original),
        };
        Assert.Equal(expected, await StatusAsync(site.Client("anonymous"), $"/{photo.Server}/{photo.Id}_{small}_t.jpg"));
        Assert.Equal(expected, await StatusAsync(site.Client("anonymous"), $"/{photo.Server}/{photo.Id}_{original}_o.jpg"));
    }

    static async Task<bool> IsThereAsync(HttpClient client, string page)
    {
        var status = await StatusAsync(client, page);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect, $"{page} answers {status}.");
        return status != HttpStatusCode.NotFound;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string page)
    {
        using var response = await client.OpenAsync(page);
        return response.StatusCode;
    }

    static async Task<string> TextAsync(HttpClient client, string page)
    {
        using var response = await client.OpenAsync(page);
        return await response.TextAsync();
    }

    [GeneratedRegex("<b>([0-9]+)</b> photos?")]
    private static partial Regex Count();
}
