using System.Net;
using Heliograph.Site.Albums;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Admin;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Web;

/// <summary>SQLite answers before anything else goes on; PostgreSQL shows which parts of a page share what serves one use at a time.</summary>
public class PagesOnPostgresTests(PostgresServer server)
{
    const long Album = 72_000_000_000_000_001;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_is_answered()
    {
        await using var site = await AdminSite.StartAsync(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "postgres",
            ["Database:Connection"] = await server.NewDatabaseAsync(),
        });
        long photo = await AddPhotoAsync(site);
        string[] pages =
        [
            "/", "/explore", "/tags", "/tags/lamp/", "/search?q=lamp", "/photos/ana/", $"/photos/ana/{photo}/", "/photos/ana/albums/", $"/photos/ana/albums/{Album}/", "/people/ana/",
            "/groups/", "/groups/?q=lamps", "/groups/lamps/", "/groups/lamps/members", "/groups/lamps/discuss/",
        ];
        string[] own =
        [
            .. pages, $"/photos/ana/{photo}/settings", "/upload", "/organise", "/organise/trash", "/activity", "/following", "/account", "/account/reports", "/account/links", "/account/granted", "/account/applications", "/account/leave", "/account/blocked",
            "/account/interests", "/groups/new", "/groups/lamps/edit", "/groups/lamps/add", "/groups/lamps/queue", "/groups/lamps/reports",
        ];
        string[] administrators = ["/admin", "/admin/people", $"/admin/people/{site.AnaId}", "/admin/storage", "/admin/jobs", "/admin/reports", "/admin/log"];
        using var stranger = site.Site.NewClient();
        foreach (var (client, asked) in (ValueTuple<HttpClient, string[]>[])[(stranger, pages), (site.Ana, own), (site.Root, [.. pages, .. administrators])])
        {
            foreach (string page in asked)
            {
                using var answer = await client.OpenAsync(page);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page} answers {answer.StatusCode}.");
            }
        }
    }

    static async Task<long> AddPhotoAsync(AdminSite site)
    {
        await site.Site.WithDataAsync(data =>
        {
            data.Albums.Add(new Album { Id = Album, OwnerId = site.AnaId, Title = "Lamps" });
            return data.SaveChangesAsync(Cancel);
        });
        var taken = await site.Site.Services.GetRequiredService<PhotoIntake>()
            .AcceptAsync(new MemoryStream(MadePhoto.Jpeg(1)), "a.jpg", site.AnaId, new IntakeOptions(Visibility.Public, "A lamp", ["lamp"], Album), Cancel);
        using var made = await site.Ana.SubmitAsync("/groups/new", "group", ("Form.Name", "Lamps"), ("Form.Alias", "lamps"), ("Form.Privacy", "Public"), ("Form.Photos", "true"), ("Form.Safe", "true"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        long photo = Assert.IsType<IntakeResult.Accepted>(taken).Photo.Id;
        using var added = await site.Ana.PostFormAsync("/account/sign-out", "/groups/lamps/add", ("photo", $"{photo}"));
        Assert.EndsWith("pool=1-0-0-", added.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var begun = await site.Ana.PostFormAsync("/account/sign-out", "/groups/lamps/discuss", ("subject", "Oil"), ("text", "Or gas?"));
        Assert.Equal(HttpStatusCode.OK, (await site.Ana.OpenAsync(begun.Headers.Location!.ToString())).StatusCode);
        return photo;
    }
}
