using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Pivot;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>The pages of similar photos, over HTTP and without script.</summary>
public sealed partial class SimilarPageTests(SimilarSite site) : IClassFixture<SimilarSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_has_an_order_of_its_own_and_the_photo_asked_with_is_pinned_not_found()
    {
        string colour = await PageAsync($"/similar/{Id("red")}?kind=colour");
        Assert.Equal([Id("red-upright")], Found(colour)[..1]);
        Assert.DoesNotContain(Id("red"), Found(colour));
        Assert.Contains($"href=\"/photos/ana/{Id("red")}/\"", colour, StringComparison.Ordinal);

        string texture = await PageAsync($"/similar/{Id("red")}?kind=texture");
        // Other tests add photos with stripes too.
        long[] lying = [Id("blue"), Id("green"), Id("rose")], upright = [Id("blue-upright"), Id("green-upright"), Id("rose-upright"), Id("red-upright")];
        Assert.Equal(lying.Order(), Found(texture).Intersect([.. lying, .. upright]).Take(3).Order());
        Assert.Equal(Id("red-upright"), Found(await PageAsync($"/similar/{Id("red")}"))[0]);
    }

    [Fact]
    public async Task Two_photos_ask_for_what_lies_between_and_filters_narrow()
    {
        Assert.Equal(new[] { Id("red-upright"), Id("blue-upright") }.Order(), Found(await PageAsync($"/similar/{Id("red")}?kind=colour&and={Id("blue")}"))[..2].Order());
        string narrowed = await PageAsync($"/similar/{Id("red")}?shape=portrait&by=ana&tag=&kind=colour");
        Assert.Equal(4, Found(narrowed).Length);
        Assert.Contains("portrait", narrowed, StringComparison.Ordinal);
        Assert.Contains($"href=\"/similar/{Id("red")}?kind=colour&by=ana\"", narrowed, StringComparison.Ordinal);
        Assert.Contains("Nothing found", await PageAsync($"/similar/{Id("red")}?tag=nowhere"), StringComparison.Ordinal);
        Assert.Contains("data-more-like", narrowed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_opened_from_the_results_leads_on_to_its_neighbours_there_and_back_to_them()
    {
        string from = $"/similar/{Id("red")}?kind=colour&by=ana", list = Uri.EscapeDataString($"similar-{Id("red")}?kind=colour&by=ana");
        string results = await PageAsync(from);
        long[] found = Found(results);
        Assert.Contains($"href=\"/photos/ana/{found[1]}/?in={list}\"", results, StringComparison.Ordinal);
        string second = await PageAsync($"/photos/ana/{found[1]}/?in={list}");
        Assert.Contains($"href=\"{from}#p{found[1]}\"", second.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches($"rel=\"prev\" href=\"/photos/ana/{found[0]}/", second);
        Assert.Matches($"rel=\"next\" href=\"/photos/ana/{found[2]}/", second);
        // A photo that is not among them stands in its owner's photostream, as the one asked with does.
        Assert.DoesNotContain("in=similar", await PageAsync($"/photos/ana/{Id("red")}/?in={list}"), StringComparison.Ordinal);
        Assert.DoesNotContain("in=similar", await PageAsync($"/photos/ana/{found[1]}/?in={Uri.EscapeDataString("similar-x?and=y")}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?kind=mood"), InlineData("?page=99999999999"), InlineData("?and=x"), InlineData("?picture=AAAA"), InlineData("?by=nobody&taken=someday&shape=round")]
    public async Task Nonsense_is_answered_with_a_page(string query)
    {
        Assert.Contains("</html>", await PageAsync($"/similar/{Id("red")}{query}"), StringComparison.Ordinal);
        Assert.Contains("</html>", await PageAsync($"/similar{query}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_given_as_the_query_is_found_by_and_not_stored()
    {
        int Files() => Directory.GetFiles(site.Site.Folder.Root, "*", SearchOption.AllDirectories).Count(f => !f.Contains("heliograph.db", StringComparison.Ordinal));
        Task<(int, int, int)> Rows() => site.Site.WithDataAsync(async data => (await data.Photos.CountAsync(Cancel), await data.Blobs.CountAsync(Cancel), await data.PhotoVectors.CountAsync(Cancel)));
        var (files, rows) = (Files(), await Rows());

        var answer = await AskAsync(SimilarSite.Jpeg([210, 40, 40], 640, 400, waves: 3), "mine.jpg");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string results = await PageAsync(answer.Headers.Location!.OriginalString + "&kind=colour");
        Assert.Contains(Found(results)[0], (long[])[Id("red"), Id("red-upright")]);
        Assert.Contains("data:image/jpeg;base64,", results, StringComparison.Ordinal);
        Assert.Equal((files, rows), (Files(), await Rows()));

        var refused = await AskAsync("not a picture"u8.ToArray(), "mine.txt");
        Assert.Contains("mine.txt", await PageAsync(refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
        using var stranger = site.Site.NewClient();
        using var form = Form("", [1], "a.jpg");
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.PostAsync(new Uri("/similar/picture", UriKind.Relative), form, Cancel)).StatusCode);
        Assert.Equal((files, rows), (Files(), await Rows()));
    }

    [Fact]
    public async Task What_a_network_guesses_is_marked_searched_for_accepted_and_refused()
    {
        string page = $"/photos/ana/{Id("blue")}/";
        string seen = await PageAsync(page);
        Assert.Contains("Guessed by a network", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"accept\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("redness", seen, StringComparison.Ordinal);
        Assert.Contains(Id("blue"), Found(await PageAsync("/search?q=looks:blue")));
        Assert.DoesNotContain(Id("red"), Found(await PageAsync("/search?q=looks:blue")));
        Assert.Contains("looks like blue (guessed)", await PageAsync("/search?q=looks:blue"), StringComparison.Ordinal);

        string owners = await (await site.Ana.Client.OpenAsync(page)).TextAsync();
        Assert.Contains("A network warns: blue", owners, StringComparison.Ordinal);
        Assert.Contains("redness", owners, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Ana.Client.PostFormAsync(page, page + "looks", ("accept", "blue"))).StatusCode);
        Assert.Contains(Id("blue"), Found(await PageAsync("/search?q=tag:blue")));
        await using (var archive = new ZipArchive(await site.Ana.Client.GetStreamAsync(new Uri("/account/download.zip", UriKind.Relative), Cancel)))
        {
            using var told = new StreamReader(await archive.GetEntry("photos.json")!.OpenAsync(Cancel));
            Assert.Contains("\"state\": \"Accepted\"", (await told.ReadToEndAsync(Cancel)).Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
        }


        page = $"/photos/ana/{Id("blue-upright")}/";
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Photos.Ben.Client.PostFormAsync("/account/sign-out", page + "looks", ("refuse", "blue"))).StatusCode);
        await site.Ana.Client.PostFormAsync(page, page + "looks", ("refuse", "blue"));
        Assert.DoesNotContain(Id("blue-upright"), Found(await PageAsync("/search?q=looks:blue")));
        await site.LookAtAllAsync();
        Assert.DoesNotContain(Id("blue-upright"), Found(await PageAsync("/search?q=looks:blue")));
    }

    [Fact]
    public async Task Copies_of_a_photo_are_shown_for_review_and_stay_until_their_owner_settles_it()
    {
        long one = await site.AddAsync("mauve", SimilarSite.Jpeg([150, 60, 170], 600, 400, waves: 5)), two = await site.AddAsync("copy of mauve", SimilarSite.Jpeg([150, 60, 170], 300, 200, waves: 5, quality: 60));
        long three = await site.AddAsync("second copy", SimilarSite.Jpeg([150, 60, 170], 450, 300, waves: 5, quality: 70));
        await site.LookAtAllAsync();
        Assert.Equal([(one, two), (one, three), (two, three)], await PairsAsync());
        string page = await (await site.Ana.Client.OpenAsync("/organise/alike")).TextAsync();
        Assert.Contains("copy of mauve", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rose", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mauve", await (await site.Photos.Ben.Client.OpenAsync("/organise/alike")).TextAsync(), StringComparison.Ordinal);

        async Task<HttpStatusCode> SettleAsync(HttpClient who, params (string, string)[] fields) => (await who.PostFormAsync("/account/sign-out", "/organise/alike", fields)).StatusCode;
        Assert.Equal(HttpStatusCode.NotFound, await SettleAsync(site.Photos.Ben.Client, ("photo", $"{one}"), ("other", $"{two}")));
        Assert.Equal(HttpStatusCode.NotFound, await SettleAsync(site.Ana.Client, ("photo", $"{one}"), ("other", $"{two}"), ("delete", $"{Id("red")}")));
        Assert.Equal(HttpStatusCode.Redirect, await SettleAsync(site.Ana.Client, ("photo", $"{one}"), ("other", $"{two}")));
        Assert.Equal(HttpStatusCode.Redirect, await SettleAsync(site.Ana.Client, ("photo", $"{one}"), ("other", $"{three}"), ("delete", $"{three}")));
        Assert.Contains("No two of your photos", await (await site.Ana.Client.OpenAsync("/organise/alike")).TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Photos.Stranger.OpenAsync($"/photos/ana/{two}/")).StatusCode);
    }

    [Fact]
    public async Task Until_it_was_looked_at_a_photo_says_so_and_what_is_not_there_is_404()
    {
        long unseen = await site.AddAsync("unseen", SimilarSite.Jpeg([10, 90, 90], 240, 160, waves: 2));
        Assert.Contains("Not looked at yet", await PageAsync($"/similar/{unseen}"), StringComparison.Ordinal);
        await site.LookAtAllAsync();
        Assert.Contains(unseen, Found(await PageAsync($"/similar/{Id("green")}")));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Photos.Stranger.OpenAsync("/similar/99")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Photos.Stranger.OpenAsync($"/similar/{Id("red")}?and=99")).StatusCode);

        await site.Photos.ChangeAsync(unseen, p => p.Visibility = Visibility.Private);
        Assert.DoesNotContain(unseen, Found(await PageAsync($"/similar/{Id("green")}")));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Photos.Stranger.OpenAsync($"/similar/{unseen}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Photos.Stranger.OpenAsync($"/similar/{Id("red")}?and={unseen}")).StatusCode);
    }

    [Fact]
    public void A_given_picture_comes_back_from_its_address_and_nothing_else_does()
    {
        var given = new GivenPicture(new Dictionary<SimilarityKind, float[]> { [SimilarityKind.Colour] = UnitVector.Of([1, -2, 0, 300]), [SimilarityKind.Content] = UnitVector.Of(new float[512]) }, [1, 2, 3]);
        var back = GivenPicture.Parse(given.ToString())!;
        Assert.Equal(given.Stamp, back.Stamp);
        Assert.Equal(given.Vectors[SimilarityKind.Colour], back.Vectors[SimilarityKind.Colour], (a, b) => Math.Abs(a - b) < 0.01);
        Assert.Equal(512, back.Vectors[SimilarityKind.Content].Length);
        for (int length = 0; length < 600; length++)
            Assert.Null(GivenPicture.Parse(given.ToString()[..length]));
    }

    long Id(string name) => site.Ids[name];

    Task<List<(long, long)>> PairsAsync() => site.Site.WithDataAsync(async data =>
        (await data.PhotoTwins.OrderBy(t => t.PhotoId).ThenBy(t => t.OtherId).Select(t => new { t.PhotoId, t.OtherId }).ToListAsync(Cancel)).Select(t => (t.PhotoId, t.OtherId)).ToList());

    async Task<string> PageAsync(string address)
    {
        using var answer = await site.Photos.Stranger.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.TextAsync();
    }

    async Task<HttpResponseMessage> AskAsync(byte[] bytes, string name)
    {
        using var form = Form(site.Ana.Token, bytes, name);
        return await site.Ana.Client.PostAsync(new Uri("/similar/picture", UriKind.Relative), form, Cancel);
    }

    static MultipartFormDataContent Form(string token, byte[] bytes, string name) => new()
    {
        { new StringContent(token), "__RequestVerificationToken" },
        { new ByteArrayContent(bytes), "file", name },
    };

    static long[] Found(string html) => [.. Listed().Matches(html).Select(m => long.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex("<li id=\"p([0-9]+)\"")]
    private static partial Regex Listed();
}
