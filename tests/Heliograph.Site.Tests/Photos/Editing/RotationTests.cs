using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Tests.Images;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace Heliograph.Site.Tests.Photos.Editing;

[Collection<PhotoPages>]
public class RotationTests(PhotoSite host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(90, 200, 400, 0.1, 0.9)]
    [InlineData(180, 400, 200, 0.1, 0.1)]
    [InlineData(270, 200, 400, 0.9, 0.1)]
    public async Task A_turned_photo_has_turned_sizes_new_addresses_and_the_original_it_had(int degrees, int width, int height, double whiteX, double whiteY)
    {
        using var picture = Pictures.Quarters(400, 200);
        byte[] file = picture.JpegsaveBuffer(q: 90 + (degrees / 90));
        var added = await host.Ana.UploadAsync(file, "a.jpg", "?visibility=Public");
        long id = long.Parse(added.Id, null);
        var before = await host.ReadAsync(id);
        string old = PhotoAddress.Of(before, PhotoSize.Find("m")!);
        await host.Stranger.GetByteArrayAsync(old, Cancel);

        using var done = await host.Ana.Client.PostFormAsync(added.Page, added.Page + "rotate", ("degrees", $"{degrees}"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var photo = await host.ReadAsync(id);
        Assert.Equal((degrees, width, height), (photo.Rotation, photo.Width, photo.Height));
        foreach (string address in (string[])[old, PhotoAddress.OfOriginal(before)])
            Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger.GetAsync(address, Cancel)).StatusCode);

        byte[] turned = await host.Stranger.GetByteArrayAsync(PhotoAddress.Of(photo, PhotoSize.Find("n")!), Cancel);
        using var image = Image.NewFromBuffer(turned);
        Assert.Equal(PhotoSize.Find("n")!.Of(photo), (image.Width, image.Height));
        Pictures.AssertNear([250, 250, 250], Pictures.At(turned, whiteX, whiteY), tolerance: 12);
        Assert.Equal(file, await host.Stranger.GetByteArrayAsync(PhotoAddress.OfOriginal(photo), Cancel));
    }

    [Fact]
    public async Task Four_turns_are_none_and_what_is_marked_turns_along()
    {
        var (id, page) = await host.AddPhotoAsync();
        long owner = (await host.ReadAsync(id)).OwnerId;
        await host.Site.WithDataAsync(data =>
        {
            data.PhotoNotes.Add(new PhotoNote { PhotoId = id, AuthorId = owner, X = 0.1, Y = 0.2, Width = 0.3, Height = 0.4, Text = "x" });
            return data.SaveChangesAsync(Cancel);
        });
        (await host.Ana.Client.PostFormAsync(page, page + "rotate", ("degrees", "90"))).Dispose();
        var note = await host.Site.WithDataAsync(data => data.PhotoNotes.SingleAsync(n => n.PhotoId == id, Cancel));
        Assert.Equal((0.4, 0.1, 0.4, 0.3), (Math.Round(note.X, 6), note.Y, note.Width, note.Height));
        (await host.Ana.Client.PostFormAsync(page, page + "rotate", ("degrees", "270"))).Dispose();
        var photo = await host.ReadAsync(id);
        Assert.Equal((0, 96, 64), (photo.Rotation, photo.Width, photo.Height));
    }

    [Fact]
    public async Task Nobody_else_turns_it_and_only_by_right_angles()
    {
        var (id, page) = await host.AddPhotoAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Ben.Client.PostFormAsync("/upload", page + "rotate", ("degrees", "90"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Ana.Client.PostFormAsync(page, page + "rotate", ("degrees", "45"))).StatusCode);
        Assert.Equal(0, (await host.ReadAsync(id)).Rotation);
    }
}
