using System.Net;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Images;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Photos.Editing;

[Collection<PhotoPages>]
public class ReplacementTests(PhotoSite host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_file_takes_the_place_and_what_was_said_stays()
    {
        var (id, page) = await host.AddPhotoAsync();
        await host.ChangeAsync(id, p => (p.Title, p.Description, p.Rotation) = ("The pier", "First light.", 90));
        var before = await host.ReadAsync(id);
        string[] old = [PhotoAddress.Of(before, PhotoSize.Find("t")!), PhotoAddress.OfOriginal(before)];
        foreach (string address in old)
            await host.Stranger.GetByteArrayAsync(address, Cancel);

        using var picture = Pictures.Quarters(500, 300);
        byte[] file = picture.JpegsaveBuffer(q: 71);
        using var done = await ReplaceAsync(host.Ana, page, file);
        Assert.Equal(page, done.Headers.Location?.ToString());
        var photo = await host.ReadAsync(id);
        Assert.Equal(("The pier", "First light.", 0, 500, 300, "new.jpg"), (photo.Title, photo.Description, photo.Rotation, photo.Width, photo.Height, photo.FileName));
        Assert.Equal(file, await host.Stranger.GetByteArrayAsync(PhotoAddress.OfOriginal(photo), Cancel));
        foreach (string address in old)
            Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger.GetAsync(address, Cancel)).StatusCode);

        var blobs = await host.Site.WithDataAsync(data => data.Blobs.Where(b => b.Sha256 == before.Sha256 || b.Sha256 == photo.Sha256).ToDictionaryAsync(b => b.Sha256, Cancel));
        Assert.Equal((0, true), (blobs[before.Sha256].References, blobs[before.Sha256].UnreferencedAt is not null));
        Assert.Equal((1, BlobState.Stored), (blobs[photo.Sha256].References, blobs[photo.Sha256].State));
    }

    [Fact]
    public async Task A_file_that_is_no_photograph_or_is_there_already_changes_nothing_and_says_why()
    {
        var (id, page) = await host.AddPhotoAsync();
        var (_, otherPage) = await host.AddPhotoAsync();
        var before = await host.ReadAsync(id);
        byte[] other = await host.Stranger.GetByteArrayAsync(PhotoAddress.OfOriginal(await host.ReadAsync(long.Parse(otherPage.Split('/')[3], null))), Cancel);
        foreach (var (file, words) in (new (byte[], string)[] { ("no picture"u8.ToArray(), "new.jpg"), (other, otherPage), ([], "new.jpg") }))
        {
            using var done = await ReplaceAsync(host.Ana, page, file);
            Assert.StartsWith($"{page}settings?result=", done.Headers.Location?.ToString(), StringComparison.Ordinal);
            Assert.Contains(words, await host.Ana.Client.GetStringAsync(done.Headers.Location, Cancel), StringComparison.Ordinal);
        }

        Assert.Equal((before.Sha256, before.Secret), ((await host.ReadAsync(id)).Sha256, (await host.ReadAsync(id)).Secret));
    }

    [Fact]
    public async Task Nobody_else_replaces_it_and_nobody_without_the_token()
    {
        var (id, page) = await host.AddPhotoAsync();
        string before = (await host.ReadAsync(id)).Sha256;
        byte[] file = MadePhoto.Jpeg(901);
        Assert.Equal(HttpStatusCode.NotFound, (await ReplaceAsync(host.Ben, page, file)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReplaceAsync(host.Ana, page, file, token: "forged")).StatusCode);
        Assert.Equal(before, (await host.ReadAsync(id)).Sha256);
    }

    static async Task<HttpResponseMessage> ReplaceAsync(Uploader who, string page, byte[] file, string? token = null)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token ?? who.Token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "new.jpg" },
        };
        return await who.Client.PostAsync(new Uri(page + "replace", UriKind.Relative), form, Cancel);
    }
}
