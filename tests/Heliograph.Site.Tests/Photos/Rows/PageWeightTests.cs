using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos.Rows;
using Heliograph.Site.Tests.Photos.Lists;

namespace Heliograph.Site.Tests.Photos.Rows;

/// <summary>What a page of 100 photos weighs, and that its geometry is the engine's.</summary>
public sealed partial class PageWeightTests : IAsyncLifetime
{
    const int Kilobyte = 1024;
    TestSite site = null!;
    HttpClient visitor = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        visitor = site.NewClient();
        await site.WithDataAsync(Community.AddPeopleAsync);
        await site.AddPhotosAsync(Enumerable.Range(0, 120).Select(i => Community.NewPhoto(i, owner: i % 2 == 0 ? Community.Ana : Community.Tomas)));
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1232")]
    public async Task The_first_html_of_100_photos_stays_under_60_kilobytes_compressed(string? width)
    {
        string html = await PageAsync(width);
        Assert.Equal(100, Photo().Count(html));
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(html));
        Assert.InRange(compressed.Length, 1, 60 * Kilobyte);
    }

    [Fact]
    public async Task All_scripts_of_a_page_of_photos_stay_under_40_kilobytes()
    {
        var found = new Queue<Uri>(Source().Matches(await PageAsync(null)).Select(m => new Uri(visitor.BaseAddress!, m.Groups[1].Value)));
        var weights = new Dictionary<Uri, int>();
        while (found.TryDequeue(out var script))
        {
            if (weights.ContainsKey(script))
                continue;
            string text = await visitor.GetStringAsync(script, Cancel);
            weights.Add(script, Encoding.UTF8.GetByteCount(text));
            foreach (Match import in Import().Matches(text))
                found.Enqueue(new Uri(script, import.Groups[1].Value));
        }

        Assert.Contains(weights.Keys, script => script.AbsolutePath.Contains("row-selection", StringComparison.Ordinal));
        Assert.InRange(weights.Values.Sum(), 1, 40 * Kilobyte);
    }

    [Fact]
    public async Task The_page_has_one_style_with_the_nonce_and_no_style_attribute()
    {
        var answer = await visitor.GetAsync("/", Cancel);
        string html = await answer.Content.ReadAsStringAsync(Cancel);
        string nonce = Style().Match(html).Groups[1].Value;
        Assert.Contains($"'nonce-{System.Net.WebUtility.HtmlDecode(nonce)}'", string.Concat(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(1, Style().Count(html));
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.Equal(1, FirstPriority().Count(html));
    }

    [Fact]
    public async Task A_known_width_gets_exactly_its_geometry_and_the_endpoint_answers_the_same()
    {
        string html = await PageAsync("1232");
        Assert.DoesNotContain("@container", html, StringComparison.Ordinal);
        var sizes = Size().Matches(html).Select(m => (Width: int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), Height: int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();
        var expected = RowGeometry.Of([.. sizes.Select(s => (double)s.Width / s.Height)], new RowMeasure(1232), continues: true);
        var written = Box().Matches(html).Select(m => new RowBox(Number(m, 1), Number(m, 2), Number(m, 3), Number(m, 4)));
        Assert.Equal(expected.Boxes, written);

        string query = string.Join('.', sizes.Select(s => $"{s.Width}x{s.Height}"));
        using var json = JsonDocument.Parse(await visitor.GetStringAsync($"/site/rows?measure=1232&more=true&breakouts=false&sizes={query}", Cancel));
        Assert.Equal(expected.Height, json.RootElement.GetProperty("height").GetDouble());
        Assert.Equal(expected.Boxes, json.RootElement.GetProperty("boxes").EnumerateArray().Select(b => new RowBox(b[0].GetDouble(), b[1].GetDouble(), b[2].GetDouble(), b[3].GetDouble())));
    }

    [Fact]
    public async Task An_unknown_width_gets_four_geometries_to_choose_from()
    {
        string html = await PageAsync(null);
        Assert.Equal(400, Box().Count(html));
        Assert.Contains("@container (width<526px)", html, StringComparison.Ordinal);
        Assert.Contains("@container (width>=1568px)", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure=wide&sizes=3x2")]
    [InlineData("measure=800&sizes=3x0")]
    [InlineData("measure=800&sizes=")]
    [InlineData("measure=800&sizes=3")]
    [InlineData("measure=800")]
    public async Task Geometry_for_nonsense_is_refused(string query) =>
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await visitor.GetAsync($"/site/rows?{query}&more=true&breakouts=false", Cancel)).StatusCode);

    async Task<string> PageAsync(string? width)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (width is not null)
            request.Headers.Add("Cookie", $"rows={width}");
        return await (await visitor.SendAsync(request, Cancel)).Content.ReadAsStringAsync(Cancel);
    }

    static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<li id=\"p")]
    private static partial Regex Photo();

    [GeneratedRegex("<script[^>]* src=\"([^\"]+\\.js)\"")]
    private static partial Regex Source();

    [GeneratedRegex("import [^;]*'(\\./[^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex("<style[^>]* nonce=\"([^\"]+)\"")]
    private static partial Regex Style();

    [GeneratedRegex("fetchpriority=\"high\"")]
    private static partial Regex FirstPriority();

    [GeneratedRegex("<img [^>]*width=\"(\\d+)\" height=\"(\\d+)\"")]
    private static partial Regex Size();

    [GeneratedRegex("\\{left:([\\d.]+)%;top:([\\d.]+)%;width:([\\d.]+)%;height:([\\d.]+)%\\}")]
    private static partial Regex Box();
}
