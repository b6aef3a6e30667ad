using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Sharing;

/// <summary>What secret links show, to somebody without an account.</summary>
public class LinkTests(PhotoSite photos) : IClassFixture<PhotoSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_to_an_album_shows_its_photos_whatever_their_visibility_and_no_others()
    {
        var inside = await photos.AddPhotoAsync(Visibility.Private);
        var also = await photos.AddPhotoAsync(Visibility.Family);
        var outside = await photos.AddPhotoAsync(Visibility.Private);
        long album = await photos.AddAlbumAsync(inside.Id, also.Id);
        string link = await photos.ShareAsync($"/photos/ana/albums/{album}/");

        using var page = await photos.Stranger.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-referrer", string.Join(", ", page.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("noindex", string.Join(", ", page.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
        string html = await page.TextAsync();
        Assert.Contains($"{link}/{inside.Id}", html, StringComparison.Ordinal);
        Assert.Contains($"{link}/{also.Id}", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{outside.Id}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/upload", html, StringComparison.Ordinal);

        using var photo = await photos.Stranger.OpenAsync($"{link}/{inside.Id}");
        string shown = await photo.TextAsync();
        Assert.Contains(SharedThings.Thumbnail(await photos.ReadAsync(also.Id))[..20], shown, StringComparison.Ordinal);
        Assert.DoesNotContain((await photos.ReadAsync(inside.Id)).OriginalSecret, shown, StringComparison.Ordinal);
        foreach (string closed in (string[])[$"{link}/{outside.Id}", inside.Page, $"/photos/ana/albums/{album}/", $"{link}/upload"])
        {
            using var refused = await photos.Stranger.OpenAsync(closed);
            Assert.True(refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, closed);
        }
    }

    [Fact]
    public async Task A_link_to_a_photo_shows_it_and_lets_guests_have_the_original_where_the_owner_says_so()
    {
        var (id, page) = await photos.AddPhotoAsync(Visibility.Private);
        var photo = await photos.ReadAsync(id);
        string shown = await photos.Stranger.GetStringAsync(new Uri(await photos.ShareAsync(page), UriKind.Relative), Cancel);
        Assert.Contains(photo.Secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(photo.OriginalSecret, shown, StringComparison.Ordinal);
        shown = await photos.Stranger.GetStringAsync(new Uri(await photos.ShareAsync(page, ("download", "true")), UriKind.Relative), Cancel);
        Assert.Contains(photo.OriginalSecret, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_a_revoked_and_a_finished_link_and_one_to_what_is_gone_get_the_same_answer()
    {
        var (id, page) = await photos.AddPhotoAsync();
        var answers = new List<string> { await NotFoundAsync("/s/AAAAAAAAAAAAAAAAAAAAAA"), await NotFoundAsync("/s/short") };

        string revoked = await photos.ShareAsync(page);
        using (var _ = await photos.Ana.Client.SubmitAsync("/account/links", $"/share/{(await photos.LinkAsync(revoked)).Id}/revoke"))
            answers.Add(await NotFoundAsync(revoked));

        string finished = await photos.ShareAsync(page, ("days", "1"));
        await photos.Site.WithDataAsync(data => data.ShareLinks.Where(l => "/s/" + l.Token == finished).ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, 1_700_000_000_000), Cancel));
        answers.Add(await NotFoundAsync(finished));

        string takenDown = await photos.ShareAsync(page);
        await photos.ChangeAsync(id, photo => photo.TakenDownAt = 1);
        answers.Add(await NotFoundAsync(takenDown));
        await photos.ChangeAsync(id, photo => (photo.TakenDownAt, photo.DeletedAt) = (null, 1));
        answers.Add(await NotFoundAsync(takenDown));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Only_what_is_one_s_own_can_be_shared_and_only_the_owner_ends_a_link()
    {
        var (id, page) = await photos.AddPhotoAsync();
        using var refused = await photos.Ben.Client.PostFormAsync("/account", "/share", ("photo", $"{id}"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        string link = await photos.ShareAsync(page, ("note", "Grandma"));
        long linkId = (await photos.LinkAsync(link)).Id;
        using var meddled = await photos.Ben.Client.PostFormAsync("/account", $"/share/{linkId}/revoke");
        Assert.Equal(HttpStatusCode.NotFound, meddled.StatusCode);
        using var open = await photos.Stranger.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        string own = await photos.Ana.Client.GetStringAsync(new Uri("/account/links", UriKind.Relative), Cancel);
        Assert.Contains("Grandma", own, StringComparison.Ordinal);
        Assert.Contains("opened once", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Grandma", await photos.Ben.Client.GetStringAsync(new Uri("/account/links", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    async Task<string> NotFoundAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await photos.Stranger.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return System.Text.RegularExpressions.Regex.Replace(await answer.TextAsync(), "(value|nonce)=\"[^\"]*\"", "");
    }
}
