using Heliograph.Site.Images;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.Images;

public sealed class InspectorTests : IDisposable
{
    readonly Inspection inspection = new();

    public void Dispose() => inspection.Dispose();

    [Fact]
    public async Task A_camera_s_photograph_tells_its_size_and_exposure()
    {
        var image = await inspection.OfFileAsync(Checkout.Data("jpeg", "iphone.jpg"), "IMG_1.JPG");

        Assert.Equal((PhotoFormat.Jpeg, 3264, 2448, true), (image.Format, image.Width, image.Height, image.IsDecodable));
        Assert.Equal(("Apple", "iPhone 5", "2015-03-05 14:18:38"), (image.Metadata.CameraMake, image.Metadata.CameraModel, image.Metadata.TakenAt));
        Assert.Equal(2.4, image.Metadata.FNumber!.Value, tolerance: 1e-6);
        Assert.Equal("m", image.FirstSize!.Size.Suffix);
    }

    [Fact]
    public async Task Of_the_test_data_only_what_is_broken_is_refused()
    {
        // The scan of the first names a component that its frame does not have; the others are cut off.
        string[] broken = ["colorswap.jpg", "dn_000_32d08f4a5eb10332506ebedbb9bc7257.jpg", "half_scan_rust55.jpg", "narrowrst.jpg", "pixelated.jpg", "roundtripfail.jpg", "truncate4.jpg", "truncbad.jpg"];
        var refused = new List<string>();
        foreach (string file in Directory.EnumerateFiles(Checkout.Data("jpeg"), "*.jpg").Order(StringComparer.Ordinal))
        {
            if (await inspection.FaultOfAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), "photo") is not null)
                refused.Add(Path.GetFileName(file));
        }

        Assert.Equal(broken, refused);
    }

    [Fact]
    public async Task Every_format_is_known_by_its_content_whatever_its_name()
    {
        using var picture = Pictures.Quarters(300, 200);
        foreach (var (name, bytes) in Pictures.OfEachFormat(picture))
        {
            var image = await inspection.OfAsync(bytes, "holiday.exe");
            var expected = Path.GetExtension(name) switch
            {
                ".jpg" => PhotoFormat.Jpeg,
                ".png" => PhotoFormat.Png,
                ".webp" => PhotoFormat.WebP,
                ".gif" => PhotoFormat.Gif,
                ".tif" => PhotoFormat.Tiff,
                _ => PhotoFormat.Avif,
            };
            Assert.Equal((expected, 300, 200, true), (image.Format, image.Width, image.Height, image.IsDecodable));
        }
    }

    [Fact]
    public async Task The_dominant_colour_is_that_of_the_largest_part()
    {
        using var sky = Pictures.Block([40, 90, 200], 300, 200);
        using var roof = Pictures.Block([200, 60, 30], 100, 80);
        using var picture = sky.Insert(roof, 20, 20);
        int colour = (await inspection.OfAsync(picture.PngsaveBuffer())).DominantColour;
        Pictures.AssertNear([40, 90, 200], [colour >> 16, (colour >> 8) & 255, colour & 255], tolerance: 6);
    }

    [Theory, InlineData("photo.jpg"), InlineData("scan.TIF")]
    public async Task What_is_no_photograph_is_refused_whatever_its_name(string name)
    {
        string[] contents = ["<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7\n%âã", "<!DOCTYPE html><script>alert(1)</script>", "", "\xFF\xD8", "BM6\0\0\0"];
        foreach (string content in contents)
        {
            var refused = await inspection.RefusalOfAsync(System.Text.Encoding.Latin1.GetBytes(content), name);
            Assert.Equal(ImageFault.NotAPhotograph, refused.Fault);
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Half_a_file_is_refused_as_damaged_in_every_format()
    {
        using var picture = Pictures.Noise(300, 200);
        var outcomes = new List<(string, ImageFault?)>();
        foreach (var (name, bytes) in Pictures.OfEachFormat(picture))
            outcomes.Add((name, await inspection.FaultOfAsync(bytes[..(bytes.Length / 2)], name)));
        Assert.DoesNotContain(outcomes, o => o.Item2 != ImageFault.Damaged);
    }
}
