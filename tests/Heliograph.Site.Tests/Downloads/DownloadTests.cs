using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Heliograph.Site.Blobs;
using Heliograph.Site.Comments;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Sharing;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Downloads;

/// <summary>Archives of originals, over HTTP.</summary>
public class DownloadTests(PhotoSite photos) : IClassFixture<PhotoSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_of_mine_is_every_original_byte_for_byte_and_all_that_is_known_of_it()
    {
        byte[] bytes = MadePhoto.Jpeg(50_001, padding: 300_000);
        var first = await photos.Ben.UploadAsync(bytes, "IMG_1.jpg", "?visibility=Private&tags=late summer,pier");
        var second = await photos.Ben.UploadAsync(MadePhoto.Jpeg(50_002), "IMG_1.jpg", "?visibility=Public");
        await photos.Site.WithDataAsync(async data =>
        {
            long ana = await data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel);
            long ben = await data.People.Where(p => p.UserName == "ben").Select(p => p.Id).SingleAsync(Cancel);
            data.Comments.Add(new Comment { PhotoId = long.Parse(second.Id, System.Globalization.CultureInfo.InvariantCulture), OwnerId = ben, AuthorId = ana, Text = "Lovely 光" });
            return await data.SaveChangesAsync(Cancel);
        });

        using var zip = await ReadAsync(photos.Ben.Client, "/account/download.zip");
        string[] files = [.. zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("photos/", StringComparison.Ordinal))];
        Assert.Equal([$"photos/IMG_1_{first.Id}.jpg", $"photos/IMG_1_{second.Id}.jpg"], files);
        Assert.Equal(bytes, Bytes(zip, files[0]));
        Assert.Equal(MadePhoto.Jpeg(50_002), Bytes(zip, files[1]));
        var told = JsonDocument.Parse(Bytes(zip, "photos.json")).RootElement;
        Assert.Equal(["late summer", "pier"], told[0].GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("Private", told[0].GetProperty("own").GetProperty("visibility").GetString());
        Assert.Equal("Lovely 光", told[1].GetProperty("own").GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal("ben@example.org", JsonDocument.Parse(Bytes(zip, "person.json")).RootElement.GetProperty("email").GetString());
        Assert.All((string[])["albums.json", "favourites.json", "comments.json", "discussions.json"], name => Assert.Equal(0, JsonDocument.Parse(Bytes(zip, name)).RootElement.GetArrayLength()));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(photos.Stranger, "/account/download.zip"));
    }

    [Fact]
    public async Task An_album_is_downloaded_by_its_owner_and_by_others_as_far_as_the_owner_lets_them()
    {
        var open = await photos.AddPhotoAsync();
        var closed = await photos.AddPhotoAsync(Visibility.Private);
        long album = await photos.AddAlbumAsync(closed.Id, open.Id);
        string address = $"/photos/ana/albums/{album}/";
        Assert.Equal([closed.Id, open.Id], await IdsAsync(photos.Ana.Client, $"{address}download.zip"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(photos.Stranger, $"{address}download.zip"));
        Assert.DoesNotContain("download.zip", await photos.Stranger.GetStringAsync(new Uri(address, UriKind.Relative), Cancel), StringComparison.Ordinal);

        await LetDownloadAsync(true);
        Assert.Equal([open.Id], await IdsAsync(photos.Stranger, $"{address}download.zip"));
        Assert.Contains("download.zip", await photos.Stranger.GetStringAsync(new Uri(address, UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Contains((await photos.ReadAsync(open.Id)).OriginalSecret, await photos.Stranger.GetStringAsync(new Uri(open.Page, UriKind.Relative), Cancel), StringComparison.Ordinal);
        await LetDownloadAsync(false);

        string link = await photos.ShareAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(photos.Stranger, $"{link}/download.zip"));
        link = await photos.ShareAsync(address, ("download", "true"));
        Assert.Equal([closed.Id, open.Id], await IdsAsync(photos.Stranger, $"{link}/download.zip"));
        using var zip = await ReadAsync(photos.Stranger, $"{link}/download.zip");
        Assert.False(JsonDocument.Parse(Bytes(zip, "photos.json")).RootElement[0].TryGetProperty("own", out _));
        Assert.Equal(2, JsonDocument.Parse(Bytes(zip, "albums.json")).RootElement[0].GetProperty("photos").GetArrayLength());
    }

    [Fact]
    public async Task A_selection_leaves_out_what_one_may_not_have()
    {
        var mine = await photos.AddPhotoAsync(Visibility.Private);
        // Somebody of whose things no other test counts on all.
        await Uploader.MakeAccountAsync(photos.Site, "cleo");
        using var cleo = await Uploader.SignInAsync(photos.Site.Address, "cleo");
        var other = await cleo.UploadAsync(MadePhoto.Jpeg(50_010), "cleo.jpg");
        using var chosen = await photos.Ana.Client.PostFormAsync("/account", "/download", ("photos", $"{mine.Id},{other.Id},7,x"));
        using var zip = new ZipArchive(await chosen.Content.ReadAsStreamAsync(Cancel));
        Assert.Single(zip.Entries, e => e.FullName.StartsWith("photos/", StringComparison.Ordinal));
        using var nothing = await photos.Ana.Client.PostFormAsync("/account", "/download", ("photos", other.Id));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task An_original_that_can_t_be_read_is_listed_and_breaks_nothing()
    {
        var gone = await photos.AddPhotoAsync();
        var there = await photos.AddPhotoAsync();
        long album = await photos.AddAlbumAsync(gone.Id, there.Id);
        photos.Site.Services.GetRequiredService<IBlobStore>().Remove((await photos.ReadAsync(gone.Id)).Sha256);
        using var zip = await ReadAsync(photos.Ana.Client, $"/photos/ana/albums/{album}/download.zip");
        Assert.Contains($"{gone.Id}", System.Text.Encoding.UTF8.GetString(Bytes(zip, "not-included.txt")), StringComparison.Ordinal);
        Assert.EndsWith($"_{there.Id}.jpg", zip.Entries.Single(e => e.FullName.StartsWith("photos/", StringComparison.Ordinal)).FullName, StringComparison.Ordinal);
    }

    Task<int> LetDownloadAsync(bool lets) => photos.Site.WithDataAsync(data => data.People.Where(p => p.UserName == "ana").ExecuteUpdateAsync(set => set.SetProperty(p => p.LetsDownload, lets), Cancel));

    static async Task<long[]> IdsAsync(HttpClient client, string address)
    {
        using var zip = await ReadAsync(client, address);
        return [.. JsonDocument.Parse(Bytes(zip, "photos.json")).RootElement.EnumerateArray().Select(p => p.GetProperty("id").GetInt64())];
    }

    static async Task<ZipArchive> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.OpenAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)));
    }

    static byte[] Bytes(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.OpenAsync(address);
        return answer.StatusCode;
    }
}
