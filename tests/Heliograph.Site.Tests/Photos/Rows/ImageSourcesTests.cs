using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Rows;

namespace Heliograph.Site.Tests.Photos.Rows;

public class ImageSourcesTests
{
    [Fact]
    public void Only_sizes_that_exist_are_offered()
    {
        var sources = ImageSources.For(Photo(900, 600), box: null);
        Assert.Equal("/1/7_1111111111_n.jpg 320w, /1/7_1111111111.jpg 500w, /1/7_1111111111_c.jpg 800w", sources.Set);
        Assert.Equal("/1/7_1111111111.jpg", sources.Source);
        Assert.Equal("(max-width:526px) 225px, 390px", sources.Sizes);
    }

    [Fact]
    public void A_small_photo_has_one_source_and_nothing_to_choose() =>
        Assert.Equal(new ImageSources("/1/7_1111111111_m.jpg", "", ""), ImageSources.For(Photo(300, 200), box: 200));

    [Fact]
    public void A_photo_that_fills_a_row_may_be_large()
    {
        var sources = ImageSources.For(Photo(4000, 3000), box: 760.2);
        Assert.EndsWith("_h.jpg 1600w, /1/7_2222222222_k.jpg 2048w", sources.Set, StringComparison.Ordinal);
        Assert.Equal("760px", sources.Sizes);
    }

    [Fact]
    public void A_portrait_says_how_wide_its_sizes_are_not_how_long() =>
        Assert.StartsWith("/1/7_1111111111_n.jpg 213w, ", ImageSources.For(Photo(2000, 3000), box: null).Set, StringComparison.Ordinal);

    static Photo Photo(int width, int height) => new() { Id = 7, Width = width, Height = height, Secret = "1111111111", LargeSecret = "2222222222" };
}
