using Heliograph.Site.Images;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.Images;

public class RealFileTests
{
    [Fact]
    public async Task A_camera_s_photograph_tells_its_size_and_exposure()
    {
        var image = await Inspectors.Create().InspectAsync(Checkout.Data("jpeg", "iphone.jpg"), "IMG_1.JPG", TestContext.Current.CancellationToken);

        Assert.Equal((PhotoFormat.Jpeg, 3264, 2448, true), (image.Format, image.Width, image.Height, image.IsDecodable));
        Assert.Equal(("Apple", "iPhone 5", "2015-03-05 14:18:38"), (image.Metadata.CameraMake, image.Metadata.CameraModel, image.Metadata.TakenAt));
        Assert.Equal(2.4, image.Metadata.FNumber!.Value, tolerance: 1e-6);
        Assert.Equal("m", image.FirstSize!.Size.Suffix);
    }
}
