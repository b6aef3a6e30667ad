using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests;

public class PhotoSizeTests
{
    [Fact]
    public void A_size_larger_than_the_photo_does_not_exist()
    {
        var photo = new Photo { Width = 1024, Height = 683 };
        Assert.Equal("b", PhotoSize.All.Last(s => s.ExistsFor(photo)).Suffix);
        Assert.Equal((240, 160), PhotoSize.Find("m")!.Of(photo));
    }

    [Fact]
    public void A_tiny_photo_still_has_its_thumbnails_and_is_not_upscaled()
    {
        var photo = new Photo { Width = 60, Height = 40 };
        Assert.Equal(["s", "t", "q"], PhotoSize.All.Where(s => s.ExistsFor(photo)).Select(s => s.Suffix));
        Assert.Equal((60, 40), PhotoSize.Find("t")!.Of(photo));
        Assert.Equal((40, 40), PhotoSize.Find("q")!.Of(photo));
    }

    [Fact]
    public void Renewed_secrets_change_every_address()
    {
        var photo = new Photo { Id = 7, Format = PhotoFormat.Jpeg };
        PhotoAddress.RenewSecrets(photo);
        string[] before = Addresses(photo);
        PhotoAddress.RenewSecrets(photo);
        Assert.Empty(before.Intersect(Addresses(photo)));
    }

    static string[] Addresses(Photo photo) =>
        [PhotoAddress.Of(photo, PhotoSize.Find("")!), PhotoAddress.Of(photo, PhotoSize.Find("k")!), PhotoAddress.OfOriginal(photo)];
}
