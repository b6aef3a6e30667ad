using System.Net;
using System.Net.Http.Headers;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Images;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Blobs.Forms;

/// <summary>Who fetches a photo can't tell in which form its original is stored.</summary>
public sealed class ServingTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_recompressed_original_is_served_whole_in_part_and_as_sizes(bool isProgressive)
    {
        using var picture = Pictures.Noise(900, 600);
        byte[] file = picture.JpegsaveBuffer(q: 90, interlace: isProgressive);
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Storage:MaxDecompressions"] = "1", ["Jobs:Workers"] = "0" });
        using var client = site.NewClient();
        var photo = await site.AddPhotoAsync(file, 900, 600);
        await using (var scope = site.NewScope())
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<Recompressor>().RunAsync(photo.Sha256, Cancel));

        string address = PhotoAddress.OfOriginal(photo);
        using var whole = await client.GetAsync(address, Cancel);
        Assert.Equal(file.Length, whole.Content.Headers.ContentLength);
        Assert.Equal(file, await whole.Content.ReadAsByteArrayAsync(Cancel));

        using var head = await client.SendAsync(new(HttpMethod.Head, address), Cancel);
        Assert.Equal((HttpStatusCode.OK, (long?)file.Length), (head.StatusCode, head.Content.Headers.ContentLength));

        using var unchanged = new HttpRequestMessage(HttpMethod.Get, address);
        unchanged.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        using var nothing = await client.SendAsync(unchanged, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, nothing.StatusCode);

        foreach (var (from, to) in ((int, int)[])[(0, 0), (file.Length / 2, (file.Length / 2) + 9999), (file.Length - 100, file.Length - 1)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(from, to) } };
            using var part = await client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(file[from..(to + 1)], await part.Content.ReadAsByteArrayAsync(Cancel));
        }

        // Many at once, with one place: all come, one after the other.
        byte[][] all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.GetByteArrayAsync(address, Cancel)));
        Assert.All(all, one => Assert.Equal(file, one));

        using var size = NetVips.Image.NewFromBuffer(await client.GetByteArrayAsync(PhotoAddress.Of(photo, PhotoSize.Find("m")!), Cancel));
        Assert.Equal((240, 160), (size.Width, size.Height));
        Assert.Empty(Directory.EnumerateFiles(site.Folder.Temporary));
    }
}
