using System.Net;
using System.Net.Http.Headers;
using Heliograph.Site.Changes;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Images;

public sealed class ImageHttpTests : IAsyncLifetime
{
    readonly byte[] file;
    TestSite site = null!;
    HttpClient client = null!;
    Photo photo = null!;

    public ImageHttpTests()
    {
        using var picture = Pictures.Quarters(900, 600);
        file = picture.JpegsaveBuffer(q: 90);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        client = site.NewClient();
        photo = await site.AddPhotoAsync(file, 900, 600);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_size_comes_as_a_jpeg_that_may_be_kept_for_ever()
    {
        using var answer = await client.GetAsync(PhotoAddress.Of(photo, PhotoSize.Find("m")!), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalSeconds: 31536000 });
        Assert.Contains("immutable", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        using var image = NetVips.Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal((240, 160), (image.Width, image.Height));
    }

    [Fact]
    public async Task A_photo_that_not_everybody_may_see_is_cached_privately()
    {
        var hidden = await site.AddPhotoAsync(file, 900, 600, visibility: Visibility.Private);
        using var answer = await client.GetAsync(PhotoAddress.Of(hidden, PhotoSize.Find("m")!), Cancel);
        Assert.True(answer.Headers.CacheControl is { Private: true, Public: false });
    }

    [Fact]
    public async Task A_wrong_secret_size_extension_or_shard_is_not_found()
    {
        string[] wrong =
        [
            $"/1/{photo.Id}_0000000000_m.jpg", $"/1/{photo.Id}__m.jpg", $"/1/{photo.Id}_{photo.LargeSecret}_m.jpg", $"/1/{photo.Id}_{photo.OriginalSecret}_m.jpg",
            $"/1/{photo.Id}_{photo.Secret}_o.jpg", $"/1/{photo.Id}_{photo.OriginalSecret}_o.png", $"/2/{photo.Id}_{photo.Secret}_m.jpg",
            $"/1/{photo.Id}_{photo.Secret}_b.jpg", $"/1/{photo.Id + 1}_{photo.Secret}_m.jpg", $"/1/{photo.Id}_{photo.LargeSecret}_h.jpg",
        ];
        foreach (string path in wrong)
        {
            using var answer = await client.GetAsync(path, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task What_the_client_has_is_not_sent_again()
    {
        foreach (string path in (string[])[PhotoAddress.Of(photo, PhotoSize.Find("z")!), PhotoAddress.OfOriginal(photo)])
        {
            using var first = await client.GetAsync(path, Cancel);
            foreach (string condition in (string[])[first.Headers.ETag!.Tag, $"\"x\", W/{first.Headers.ETag.Tag}", "*"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.TryAddWithoutValidation("If-None-Match", condition);
                using var second = await client.SendAsync(request, Cancel);
                Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
                Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            }
        }
    }

    [Fact]
    public async Task The_original_comes_byte_for_byte_also_in_parts()
    {
        string path = PhotoAddress.OfOriginal(photo);
        Assert.Equal(file, await client.GetByteArrayAsync(path, Cancel));

        foreach (var (range, expected) in new[] { (new RangeHeaderValue(10, 19), file[10..20]), (new RangeHeaderValue(null, 5), file[^5..]) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = range } };
            using var answer = await client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(expected, await answer.Content.ReadAsByteArrayAsync(Cancel));
        }

        using var beyond = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new(file.Length, null) } };
        using var refused = await client.SendAsync(beyond, Cancel);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
    }

    [Fact]
    public async Task A_size_comes_in_parts_too()
    {
        string path = PhotoAddress.Of(photo, PhotoSize.Find("n")!);
        byte[] whole = await client.GetByteArrayAsync(path, Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new(100, 199) } };
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(whole[100..200], await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Downloading_gives_the_file_its_name_back()
    {
        using var answer = await client.GetAsync(PhotoAddress.OfOriginal(photo) + "?download", Cancel);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "Été à “Nice”.jpg"), (disposition.DispositionType, disposition.FileNameStar));
        using var shown = await client.GetAsync(PhotoAddress.OfOriginal(photo), Cancel);
        Assert.Null(shown.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        foreach (string path in (string[])[PhotoAddress.Of(photo, PhotoSize.Find("z")!), PhotoAddress.OfOriginal(photo)])
        {
            long length = (await client.GetByteArrayAsync(path, Cancel)).Length;
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await client.SendAsync(request, Cancel);
            Assert.Equal((HttpStatusCode.OK, length), (answer.StatusCode, answer.Content.Headers.ContentLength));
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
        }

        using var post = await client.PostAsync(PhotoAddress.OfOriginal(photo), null, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task A_size_that_many_ask_for_at_once_is_made_once()
    {
        var renderer = site.Services.GetRequiredService<SizeRenderer>();
        string path = PhotoAddress.Of(photo, PhotoSize.Find("c")!);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetByteArrayAsync(path, Cancel)));
        Assert.All(answers, a => Assert.Equal(answers[0], a));
        Assert.Equal(1, renderer.Rendered);

        var twin = await site.AddPhotoAsync(file, 900, 600);
        await client.GetByteArrayAsync(PhotoAddress.Of(twin, PhotoSize.Find("c")!), Cancel);
        Assert.Equal(1, renderer.Rendered);
    }

    [Fact]
    public async Task An_emptied_cache_is_filled_again()
    {
        string path = PhotoAddress.Of(photo, PhotoSize.Find("m")!);
        byte[] before = await client.GetByteArrayAsync(path, Cancel);
        Directory.Delete(site.Folder.Sizes, recursive: true);
        Assert.Equal(before, await client.GetByteArrayAsync(path, Cancel));
    }

    [Fact]
    public async Task An_old_address_is_not_found_as_soon_as_it_is_forgotten()
    {
        string old = PhotoAddress.Of(photo, PhotoSize.Find("m")!);
        await client.GetByteArrayAsync(old, Cancel);
        await RenewAsync(data => Task.CompletedTask);
        site.Services.GetRequiredService<PhotoAddressCache>().Forget(photo.Id);

        using var gone = await client.GetAsync(old, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var there = await client.GetAsync(PhotoAddress.Of(photo, PhotoSize.Find("m")!), Cancel);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task What_another_process_changed_is_forgotten_by_reading_the_changes()
    {
        string old = PhotoAddress.Of(photo, PhotoSize.Find("m")!);
        await client.GetByteArrayAsync(old, Cancel);
        await RenewAsync(async data =>
        {
            ChangeLog.Append(data, ChangeKind.PhotoVisibilityChanged, photo.Id, null, TimeProvider.System);
            await data.SaveChangesAsync(Cancel);
        });

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        HttpStatusCode status;
        do
        {
            using var answer = await client.GetAsync(old, deadline.Token);
            status = answer.StatusCode;
        }
        while (status != HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_the_viewer_counts_a_secret_alone_opens_nothing()
    {
        await using var strict = await TestSite.StartAsync(new Dictionary<string, string?> { ["Images:RequireViewer"] = "true" });
        var hidden = await strict.AddPhotoAsync(file, 900, 600, visibility: Visibility.Private);
        var shown = await strict.AddPhotoAsync(file, 900, 600);
        using var stranger = strict.NewClient();
        using var refused = await stranger.GetAsync(PhotoAddress.Of(hidden, PhotoSize.Find("m")!), Cancel);
        using var allowed = await stranger.GetAsync(PhotoAddress.Of(shown, PhotoSize.Find("m")!), Cancel);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (refused.StatusCode, allowed.StatusCode));
    }

    [Fact]
    public async Task A_lost_original_is_not_found()
    {
        using var other = Pictures.Quarters(700, 500);
        var lost = await site.AddPhotoAsync(other.JpegsaveBuffer(), 700, 500);
        Directory.Delete(Path.Combine(site.Folder.Blobs, lost.Sha256[..2]), recursive: true);
        foreach (string path in (string[])[PhotoAddress.OfOriginal(lost), PhotoAddress.Of(lost, PhotoSize.Find("m")!)])
        {
            using var answer = await client.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    Task<int> RenewAsync(Func<Heliograph.Site.Data.SiteData, Task> also) => site.WithDataAsync(async data =>
    {
        photo = await data.Photos.SingleAsync(p => p.Id == photo.Id, Cancel);
        PhotoAddress.RenewSecrets(photo);
        int saved = await data.SaveChangesAsync(Cancel);
        await also(data);
        return saved;
    });
}
