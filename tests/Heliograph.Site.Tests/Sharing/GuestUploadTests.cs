using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Sharing;

/// <summary>Photos that somebody without an account gives to Ana's album.</summary>
public class GuestUploadTests(PhotoSite photos) : IClassFixture<PhotoSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_s_photos_are_the_owner_s_and_private_until_the_owner_lets_them_out()
    {
        long album = await photos.AddAlbumAsync();
        string link = await photos.ShareAsync($"/photos/ana/albums/{album}/", ("upload", "true"));
        using var given = await photos.Stranger.GiveAsync(link, " Old Tom\t", ("one.jpg", MadePhoto.Jpeg(1)), ("two.jpg", MadePhoto.Jpeg(2)), ("diary.txt", "Dear diary"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        string after = given.Headers.Location!.ToString();
        string page = await photos.Stranger.GetStringAsync(new Uri(after, UriKind.Relative), Cancel);
        Assert.Contains("2 photos were given.", page, StringComparison.Ordinal);
        Assert.Contains("diary.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("diary.txt", await photos.Stranger.GetStringAsync(new Uri(link, UriKind.Relative), Cancel), StringComparison.Ordinal);

        var stored = await GivenAsync(link);
        Assert.Equal(2, stored.Count);
        Assert.All(stored, p => Assert.Equal((Visibility.Private, "Old Tom"), (p.Visibility, p.GuestName)));
        Assert.DoesNotContain($"{stored[0].Id}", page, StringComparison.Ordinal);
        string seen = await photos.Ana.Client.GetStringAsync(new Uri($"/photos/ana/albums/{album}/", UriKind.Relative), Cancel);
        Assert.All(stored, p => Assert.Contains($"/photos/ana/{p.Id}/", seen, StringComparison.Ordinal));

        await photos.ChangeAsync(stored[0].Id, photo => photo.Visibility = Visibility.Family);
        page = await photos.Stranger.GetStringAsync(new Uri(link, UriKind.Relative), Cancel);
        Assert.Contains($"{link}/{stored[0].Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{stored[1].Id}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_owner_has_already_a_guest_neither_moves_nor_brings_back()
    {
        long album = await photos.AddAlbumAsync();
        string link = await photos.ShareAsync($"/photos/ana/albums/{album}/", ("upload", "true"));
        byte[] bytes = MadePhoto.Jpeg(3);
        var own = await photos.Ana.UploadAsync(bytes, "mine.jpg", "?visibility=Private");
        long id = long.Parse(own.Id, System.Globalization.CultureInfo.InvariantCulture);
        await photos.ChangeAsync(id, photo => photo.DeletedAt = 1);
        using var given = await photos.Stranger.GiveAsync(link, "Tom", ("mine.jpg", bytes));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal(0, await photos.Site.WithDataAsync(data => data.AlbumPhotos.CountAsync(a => a.AlbumId == album, Cancel)));
        Assert.Equal(1, await photos.Site.WithDataAsync(data => data.Photos.IgnoreQueryFilters().Where(p => p.Id == id).Select(p => p.DeletedAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Without_the_permission_a_name_or_a_token_nothing_is_taken()
    {
        long album = await photos.AddAlbumAsync((await photos.AddPhotoAsync()).Id);
        string closed = await photos.ShareAsync($"/photos/ana/albums/{album}/");
        string open = await photos.ShareAsync($"/photos/ana/albums/{album}/", ("upload", "true"));
        using var nameless = await photos.Stranger.GiveAsync(open, " ", ("a.jpg", MadePhoto.Jpeg(4)));
        Assert.Contains("Say your name", await photos.Stranger.GetStringAsync(nameless.Headers.Location, Cancel), StringComparison.Ordinal);
        using var notAllowed = await photos.Stranger.GiveAsync(closed, "Tom", ("a.jpg", MadePhoto.Jpeg(4)));
        Assert.Equal(HttpStatusCode.NotFound, notAllowed.StatusCode);
        using var form = new MultipartFormDataContent { { new StringContent("Tom"), "name" } };
        using var forged = await photos.Stranger.PostAsync(new Uri($"{open}/upload", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        await photos.Site.WithDataAsync(data => data.People.Where(p => p.UserName == "ana").ExecuteUpdateAsync(set => set.SetProperty(p => p.QuotaPhotos, 0), Cancel));
        using var full = await photos.Stranger.GiveAsync(open, "Tom", ("a.jpg", MadePhoto.Jpeg(4)));
        Assert.Contains("has no room", await photos.Stranger.GetStringAsync(full.Headers.Location, Cancel), StringComparison.Ordinal);
        await photos.Site.WithDataAsync(data => data.People.Where(p => p.UserName == "ana").ExecuteUpdateAsync(set => set.SetProperty(p => p.QuotaPhotos, (int?)null), Cancel));
        Assert.Empty(await GivenAsync(open));
    }

    Task<List<Photo>> GivenAsync(string link) => photos.Site.WithDataAsync(data => data.Photos.AsNoTracking()
        .Where(p => data.ShareLinks.Any(l => l.Id == p.ShareLinkId && "/s/" + l.Token == link)).OrderBy(p => p.Id).ToListAsync(Cancel));
}
