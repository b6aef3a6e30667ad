using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Page;

namespace Heliograph.Site.Tests.Photos.Page;

public class CameraLineTests
{
    [Fact]
    public void Camera_and_exposure_read_as_a_photographer_writes_them()
    {
        var photo = new Photo { CameraMake = "NIKON CORPORATION", CameraModel = "NIKON D70", FocalLength = 35, FNumber = 5.6, ExposureTime = 0.004, Iso = 200 };
        Assert.Equal("Nikon D70 · 35 mm · ƒ/5.6 · 1/250 s · ISO 200", CameraLine.Of(photo));
    }

    [Fact]
    public void What_is_unknown_is_left_out()
    {
        Assert.Equal("", CameraLine.Of(new Photo()));
        Assert.Equal("ƒ/8 · 2.5 s", CameraLine.Of(new Photo { FNumber = 8, ExposureTime = 2.5, Iso = 0 }));
    }

    [Theory]
    [InlineData("Canon", "Canon EOS 5D", "Canon EOS 5D")]
    [InlineData("EASTMAN KODAK COMPANY", "KODAK DX4900 ZOOM DIGITAL CAMERA", "Kodak DX4900 ZOOM")]
    [InlineData("SEIKO EPSON CORP.", "PhotoPC 3000Z", "Epson PhotoPC 3000Z")]
    [InlineData("CASIO COMPUTER CO.,LTD.", "EX-Z3", "Casio EX-Z3")]
    [InlineData("Apple", "iPhone 15 Pro", "Apple iPhone 15 Pro")]
    [InlineData("HTC", null, "HTC")]
    [InlineData(null, " X100V ", "X100V")]
    [InlineData("", "", null)]
    public void The_maker_is_named_once(string? make, string? model, string? expected) =>
        Assert.Equal(expected, CameraLine.Camera(make, model));
}
