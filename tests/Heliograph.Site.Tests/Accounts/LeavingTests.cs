using System.Net;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Leaving;
using Heliograph.Site.Comments;
using Heliograph.Site.Favourites;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Sharing;
using Heliograph.Site.Tests.Admin;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Jobs;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Accounts;

/// <summary>Ana leaves; root is the administrator.</summary>
public sealed class LeavingTests(PostgresServer server) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_leaves_is_gone_for_everybody_at_once_and_a_site_started_later_removes_the_rest(bool postgres)
    {
        var database = postgres
            ? new Dictionary<string, string?> { ["Database:Provider"] = "postgres", ["Database:Connection"] = await server.NewDatabaseAsync() }
            : [];
        Photo hers, others;
        long ana;
        await using (var site = await AdminSite.StartAsync(new Dictionary<string, string?>(database) { ["Jobs:Workers"] = "0" }, folder: folder))
        {
            ana = site.AnaId;
            hers = await AddPhotoAsync(site, ana, 1);
            others = await AddPhotoAsync(site, site.RootId, 2);
            string link = await DoThingsAsync(site, hers, others);
            string[] addresses = ["/photos/ana/", $"/photos/{ana}@N00/", $"/photos/ana/{hers.Id}/", PhotoAddress.Of(hers, PhotoSize.Find("t")!), link, "/photos/ana/feed.atom"];
            using var visitor = site.Site.NewClient();
            foreach (string address in addresses)
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, address));

            using var wrong = await site.Ana.SubmitAsync("/account/leave", "leave", ("LeavePassword", "not hers at all"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            using var left = await site.Ana.SubmitAsync("/account/leave", "leave", ("LeavePassword", Forms.Password));
            Assert.EndsWith("/account/left", left.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.False(await site.Ana.IsSignedInAsync());
            foreach (string address in addresses)
                Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, address));
            using var back = await site.Ana.SignInAsync("ana");
            Assert.False(await site.Ana.IsSignedInAsync());
            Assert.Equal((0, 0), await site.Site.WithDataAsync(data => data.Photos.Where(p => p.Id == others.Id).Select(p => new ValueTuple<int, int>(p.CommentCount, p.FavouriteCount)).SingleAsync(Cancel)));
            await Assert.ThrowsAnyAsync<Exception>(() => AddPhotoAsync(site, ana, 3));
        }

        await using var later = await TestSite.StartAsync(database, folder: folder);
        await later.UntilDoneAsync(LeaveJob.Name);
        Assert.False(await later.WithDataAsync(data => data.People.AnyAsync(p => p.Id == ana, Cancel)));
        Assert.Equal([others.Id], await later.WithDataAsync(data => data.Photos.IgnoreQueryFilters().Select(p => p.Id).ToListAsync(Cancel)));
        Assert.Equal(0, await later.WithDataAsync(data => data.Blobs.Where(b => b.Sha256 == hers.Sha256).Select(b => b.References).SingleAsync(Cancel)));
        Assert.Equal(0, await later.WithDataAsync(data => data.Albums.CountAsync(Cancel)));
        Assert.Equal(0, await later.WithDataAsync(data => data.Comments.CountAsync(Cancel)));
    }

    [Fact]
    public async Task The_last_administrator_cannot_leave()
    {
        await using var site = await AdminSite.StartAsync(folder: folder);
        using var refused = await site.Root.SubmitAsync("/account/leave", "leave", ("LeavePassword", Forms.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.True(await site.Root.IsSignedInAsync());
        using var made = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "administrator", ("Make", "yes"));
        using var left = await site.Root.SubmitAsync("/account/leave", "leave", ("LeavePassword", Forms.Password));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
    }

    /// <summary>An album with a link, and what Ana and root do with each other's photos.</summary>
    /// <returns>The link's address.</returns>
    static Task<string> DoThingsAsync(AdminSite site, Photo hers, Photo others) => site.Site.WithDataAsync(async data =>
    {
        var (ana, root) = (site.AnaId, site.RootId);
        data.Albums.Add(new() { Id = 900, OwnerId = ana, Title = "Late summer", CoverPhotoId = hers.Id });
        data.AlbumPhotos.Add(new() { AlbumId = 900, PhotoId = hers.Id });
        var link = new ShareLink { OwnerId = ana, AlbumId = 900, Token = new string('t', 22) };
        data.ShareLinks.Add(link);
        data.Comments.Add(new Comment { PhotoId = others.Id, OwnerId = root, AuthorId = ana, Text = "Hers" });
        data.Comments.Add(new Comment { PhotoId = hers.Id, OwnerId = ana, AuthorId = root, Text = "On hers" });
        data.Favourites.Add(new Favourite { PhotoId = others.Id, OwnerId = root, PersonId = ana });
        data.Favourites.Add(new Favourite { PhotoId = hers.Id, OwnerId = ana, PersonId = root });
        data.Contacts.Add(new Contact { OwnerId = root, PersonId = ana });
        data.Reports.Add(new() { ReporterId = root, AboutId = ana, PhotoId = hers.Id });
        await data.SaveChangesAsync(Cancel);
        await data.Photos.ExecuteUpdateAsync(set => set.SetProperty(p => p.CommentCount, 1).SetProperty(p => p.FavouriteCount, 1), Cancel);
        return OpenLink.AddressOf(link.Token);
    });

    static async Task<Photo> AddPhotoAsync(AdminSite site, long owner, int number)
    {
        var intake = site.Site.Services.GetRequiredService<PhotoIntake>();
        using var bytes = new MemoryStream(MadePhoto.Jpeg(60_000 + number));
        return Assert.IsType<IntakeResult.Accepted>(await intake.AcceptAsync(bytes, "a.jpg", owner, new IntakeOptions(Visibility.Public), Cancel)).Photo;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.OpenAsync(address);
        return answer.StatusCode;
    }
}
