using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Social;

[Collection(typeof(SocialPages))]
public sealed partial class AlbumTests(SocialSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_album_is_made_named_filled_put_in_order_and_deleted_and_its_photos_stay()
    {
        string album = await MakeAsync("Coast");
        long[] photos = [.. await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await site.Photos.AddPhotoAsync()).Id))];
        using var added = await PostAsync($"{album}add", [.. photos.Select(p => ("photo", $"{p}"))]);
        Assert.Equal(photos, await OrderAsync(album));

        using var first = await PostAsync($"{album}arrange", ("item", $"{photos[4]}"), ("action", "move"), ("to", "1"));
        using var second = await PostAsync($"{album}arrange", ("item", $"{photos[0]}"), ("action", "move"), ("to", "3"));
        using var last = await PostAsync($"{album}arrange", ("item", $"{photos[1]}"), ("action", "move"), ("to", "99"));
        Assert.Equal([photos[4], photos[0], photos[2], photos[3], photos[1]], await OrderAsync(album));

        using var cover = await PostAsync($"{album}arrange", ("item", $"{photos[2]}"), ("action", "cover"));
        using var removed = await PostAsync($"{album}arrange", ("item", $"{photos[2]}"), ("action", "remove"));
        Assert.Equal(photos[4], await site.Site.WithDataAsync(data => data.Albums.Where(a => a.Id == IdOf(album)).Select(a => a.CoverPhotoId).SingleAsync(Cancel)));
        using var named = await PostAsync($"{album}edit", ("title", "The coast"), ("description", "In <b>May</b>."));
        string page = await site.Nobody.GetStringAsync(album, Cancel);
        Assert.Contains("The coast</h1>", page, StringComparison.Ordinal);
        Assert.Contains("In <b>May</b>.", page, StringComparison.Ordinal);

        using var deleted = await PostAsync($"{album}delete");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody.OpenAsync(album)).StatusCode);
        foreach (long photo in photos)
            Assert.Equal(HttpStatusCode.OK, (await site.Nobody.OpenAsync($"/photos/ana/{photo}/")).StatusCode);
    }

    [Fact]
    public async Task Any_number_of_moves_to_one_place_keeps_the_order()
    {
        string album = await MakeAsync("Shuffled");
        var photos = (await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await site.Photos.AddPhotoAsync()).Id))).ToList();
        using var added = await PostAsync($"{album}add", [.. photos.Select(p => ("photo", $"{p}"))]);
        for (int i = 0; i < 24; i++)
        {
            using var moved = await PostAsync($"{album}arrange", ("item", $"{photos[3]}"), ("action", "move"), ("to", "2"));
            photos.Insert(1, photos[3]);
            photos.RemoveAt(4);
        }

        Assert.Equal(photos, await OrderAsync(album));
    }

    [Fact]
    public async Task Albums_stand_in_their_owners_order_and_a_new_one_first()
    {
        string[] albums = [await MakeAsync("Old"), await MakeAsync("Middle"), await MakeAsync("Young")];
        var (photo, page) = await site.Photos.AddPhotoAsync();
        foreach (string album in albums)
        {
            using var added = await PostAsync($"{page}albums", ("album", $"{IdOf(album)}"));
        }

        using var moved = await PostAsync("/photos/ana/albums/arrange", ("item", $"{IdOf(albums[0])}"), ("to", "1"));
        using var newest = await PostAsync($"{page}albums", ("title", "Newest"));
        string list = await site.Nobody.GetStringAsync("/photos/ana/albums/", Cancel);
        int[] places = [.. ((string[])["Newest", "Old", "Young", "Middle"]).Select(t => list.IndexOf($">{t}</b>", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains(">Newest</a>", await site.Nobody.GetStringAsync($"/photos/ana/{photo}/", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_changes_an_album_or_puts_photos_of_others_into_theirs()
    {
        string album = await MakeAsync("Mine");
        var (photo, _) = await site.Photos.AddPhotoAsync();
        using var added = await PostAsync($"{album}add", ("photo", $"{photo}"));
        foreach (string form in (string[])["edit", "delete", "add", "arrange"])
        {
            using var refused = await SocialSite.PostAsync(site.Ben, album + form, ("title", "Theirs"), ("item", $"{photo}"), ("action", "remove"));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        foreach (string page in (string[])["add", "arrange"])
            Assert.Equal(HttpStatusCode.NotFound, (await site.Ben.OpenAsync(album + page)).StatusCode);
        using var made = await SocialSite.PostAsync(site.Ben, "/photos/ben/albums/new", ("title", "Taken"));
        using var taken = await SocialSite.PostAsync(site.Ben, $"{made.Headers.Location}add", ("photo", $"{photo}"));
        Assert.Empty(await OrderAsync(made.Headers.Location!.ToString()));
        Assert.Equal([photo], await OrderAsync(album));
    }

    [Fact]
    public async Task Views_and_comments_of_others_count_and_an_album_of_private_photos_is_not_there()
    {
        string album = await MakeAsync("Seen");
        var (photo, _) = await site.Photos.AddPhotoAsync();
        using var added = await PostAsync($"{album}add", ("photo", $"{photo}"));
        for (int i = 0; i < 2; i++)
        {
            using var look = new HttpRequestMessage(HttpMethod.Get, album) { Headers = { { "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" } } };
            using var seen = await site.Nobody.SendAsync(look, Cancel);
        }

        _ = await site.Ana.GetStringAsync(album, Cancel);
        await site.Site.Services.GetRequiredService<ViewCounter>().FlushAsync(Cancel);
        Assert.Equal(1, await site.Site.WithDataAsync(data => data.Albums.Where(a => a.Id == IdOf(album)).Select(a => a.Views).SingleAsync(Cancel)));
        using var said = await SocialSite.PostAsync(site.Ben, $"{album}comments", ("text", "A whole summer."));
        Assert.StartsWith(album, said.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("A whole summer.", await site.Nobody.GetStringAsync(album, Cancel), StringComparison.Ordinal);

        await site.Photos.ChangeAsync(photo, p => p.Safety = SafetyLevel.Restricted);
        Assert.DoesNotContain($"id=\"p{photo}\"", await site.Nobody.GetStringAsync(album, Cancel), StringComparison.Ordinal);
        Assert.Contains($"id=\"p{photo}\"", await site.Ana.GetStringAsync(album, Cancel), StringComparison.Ordinal);
        await site.Photos.ChangeAsync(photo, p => p.Visibility = Visibility.Private);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody.OpenAsync(album)).StatusCode);
        using var late = await SocialSite.PostAsync(site.Ben, $"{album}comments", ("text", "Where is it?"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    async Task<string> MakeAsync(string title)
    {
        using var made = await PostAsync("/photos/ana/albums/new", ("title", title));
        return made.Headers.Location!.ToString();
    }

    Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) => SocialSite.PostAsync(site.Ana, action, fields);

    Task<List<long>> OrderAsync(string album) => site.Site.WithDataAsync(data =>
        data.AlbumPhotos.Where(p => p.AlbumId == IdOf(album)).OrderBy(p => p.Position).ThenBy(p => p.PhotoId).Select(p => p.PhotoId).ToListAsync(Cancel));

    static long IdOf(string album) => long.Parse(Id().Match(album).Groups[1].Value, null);

    [GeneratedRegex("/albums/([0-9]+)/")]
    private static partial Regex Id();
}
