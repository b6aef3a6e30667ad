using Heliograph.Site.Images.Serving;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.Images;

public class ImageAddressTests
{
    [Theory]
    [InlineData("/1/53012345678_0123456789_b.jpg", "b")]
    [InlineData("/1/53012345678_0123456789.jpg", "")]
    [InlineData("/65535/53012345678_0123456789_3k.jpg", "3k")]
    public void An_address_names_a_size(string path, string suffix)
    {
        Assert.True(ImageAddress.TryParse(path, out var address));
        Assert.Equal((53012345678, "0123456789", suffix), (address.PhotoId, address.Secret.ToString(), address.Size!.Suffix));
    }

    [Fact]
    public void An_address_of_an_original_keeps_its_extension()
    {
        Assert.True(ImageAddress.TryParse("/1/53012345678_0123456789_o.png", out var address));
        Assert.Equal((null, "png", SecretKind.Original), (address.Size, address.Extension.ToString(), address.Kind));
    }

    [Theory]
    [InlineData("/"), InlineData("/1"), InlineData("/1/"), InlineData("/photos/ana/1_2.jpg"), InlineData("/0/1_a.jpg"), InlineData("/1/1_a_x.jpg")]
    [InlineData("/1/1_a_b.png"), InlineData("/1/01_a.jpg"), InlineData("/1/+1_a.jpg"), InlineData("/1/1_a_b_c.jpg"), InlineData("/1/1.jpg")]
    [InlineData("/99999999999/1_a.jpg"), InlineData("/1/99999999999999999999_a.jpg"), InlineData("/1.2/3_4"), InlineData("")]
    public void Everything_else_is_none(string path) => Assert.False(ImageAddress.TryParse(path, out _));
}
