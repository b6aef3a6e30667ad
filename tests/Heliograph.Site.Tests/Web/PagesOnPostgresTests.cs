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
        ];
        string[] own =
        [
            .. pages, $"/photos/ana/{photo}/settings", "/upload", "/organise", "/organise/trash", "/activity", "/following", "/account", "/account/reports", "/account/links", "/account/granted", "/account/applications", "/account/leave", "/account/blocked",
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
        return Assert.IsType<IntakeResult.Accepted>(taken).Photo.Id;
    }
}
