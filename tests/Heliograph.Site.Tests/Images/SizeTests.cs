using Heliograph.Site.Photos;
using NetVips;

namespace Heliograph.Site.Tests.Images;

public sealed class SizeTests : IDisposable
{
    readonly Inspection inspection = new();

    public void Dispose() => inspection.Dispose();

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task Every_orientation_stands_upright_in_all_sizes(int orientation)
    {
        using var upright = Pictures.Quarters(400, 200);
        byte[] file = Turned(upright, orientation);

        var inspected = await inspection.OfAsync(file);
        Assert.Equal((400, 200, orientation), (inspected.Width, inspected.Height, inspected.Orientation));
        foreach (byte[] size in (byte[][])[inspected.FirstSize!.Jpeg, inspection.Size(file, "n"), inspection.Size(file, "q", 200)])
        {
            Pictures.AssertNear([230, 20, 20], Pictures.At(size, .1, .1), tolerance: 12);
            Pictures.AssertNear([20, 200, 20], Pictures.At(size, .9, .1), tolerance: 12);
            Pictures.AssertNear([20, 20, 230], Pictures.At(size, .1, .9), tolerance: 12);
            Pictures.AssertNear([250, 250, 250], Pictures.At(size, .9, .9), tolerance: 12);
        }
    }

    [Fact]
    public void A_wide_gamut_profile_is_honoured()
    {
        // The same numbers mean a stronger green in Display P3: in sRGB its red goes down.
        using var picture = Pictures.Block([120, 200, 80], 300, 200);
        byte[] wide = picture.JpegsaveBuffer(q: 95, profile: "p3", keep: Enums.ForeignKeep.Icc);
        using var tagged = Image.NewFromBuffer(wide);
        using var expected = tagged.IccTransform("srgb", embedded: true);
        double[] wanted = expected.Getpoint(100, 100);

        double[] found = Pictures.At(inspection.Size(wide, "m"), .5, .5);
        Pictures.AssertNear(wanted, found, tolerance: 3);
        Assert.True(found[0] < 110, $"The profile was not applied: red is {found[0]}.");
    }

    [Fact]
    public void A_CMYK_photograph_comes_out_in_sRGB()
    {
        using var picture = Pictures.Quarters(300, 200);
        using var inks = picture.IccTransform("cmyk", inputProfile: "srgb");
        byte[] size = inspection.Size(inks.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.Icc), "m");
        using var image = Image.NewFromBuffer(size);
        Assert.Equal((3, Enums.Interpretation.Srgb), (image.Bands, image.Interpretation));
        Assert.True(Pictures.At(size, .1, .1) is [> 180, < 90, < 90]);
        Assert.True(Pictures.At(size, .9, .9) is [> 230, > 230, > 230]);
    }

    [Fact]
    public void Sixteen_bits_come_out_as_eight()
    {
        using var picture = Pictures.Quarters(300, 200);
        using var deep = (picture.Cast(Enums.BandFormat.Ushort) * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        foreach (byte[] file in (byte[][])[deep.PngsaveBuffer(), deep.TiffsaveBuffer()])
            Pictures.AssertNear([230, 20, 20], Pictures.At(inspection.Size(file, "m"), .1, .1), tolerance: 12);
    }

    [Fact]
    public void What_is_transparent_becomes_white()
    {
        using var picture = Pictures.Block([200, 0, 0], 300, 200);
        using var clear = picture.Bandjoin(Image.Black(300, 200));
        using var half = picture.Bandjoin(Image.Black(300, 200) + 128);
        Pictures.AssertNear([255, 255, 255], Pictures.At(inspection.Size(clear.Cast(Enums.BandFormat.Uchar).PngsaveBuffer(), "m"), .5, .5), tolerance: 2);
        Pictures.AssertNear([227, 127, 127], Pictures.At(inspection.Size(half.Cast(Enums.BandFormat.Uchar).WebpsaveBuffer(lossless: true), "m"), .5, .5), tolerance: 6);
    }

    [Fact]
    public void Sizes_are_progressive_and_carry_no_metadata()
    {
        byte[] size = inspection.Size(File.ReadAllBytes(Checkout.Data("jpeg", "iphone.jpg")), "z");
        using var image = Image.NewFromBuffer(size);
        Assert.Equal((640, 480), (image.Width, image.Height));
        string[] fields = image.GetFields();
        Assert.DoesNotContain(fields, f => f.StartsWith("exif", StringComparison.Ordinal) || f is "icc-profile-data" or "xmp-data" or "iptc-data" or "orientation");
        Assert.Contains("interlaced", fields);
        Assert.False(size.AsSpan().IndexOf("Apple"u8) >= 0);
    }

    [Fact]
    public void Nothing_is_upscaled()
    {
        using var small = Pictures.Quarters(60, 40);
        byte[] file = small.PngsaveBuffer();
        foreach (string suffix in (string[])["s", "t", "q"])
        {
            using var image = Image.NewFromBuffer(inspection.Size(file, suffix, smallestEdge: 40));
            Assert.Equal(PhotoSize.Find(suffix)!.Of(new Photo { Width = 60, Height = 40 }), (image.Width, image.Height));
        }
    }

    [Fact]
    public void Squares_are_cut_from_the_middle()
    {
        using var left = Pictures.Block([255, 0, 0], 200, 200);
        using var middle = Pictures.Block([0, 255, 0], 200, 200);
        using var wide = Image.Arrayjoin([left, middle, left]);
        byte[] square = inspection.Size(wide.PngsaveBuffer(), "q", 200);
        Pictures.AssertNear([0, 255, 0], Pictures.At(square, .1, .1), tolerance: 12);
        Pictures.AssertNear([0, 255, 0], Pictures.At(square, .9, .9), tolerance: 12);
    }

    /// <summary>A JPEG that is upright only for who heeds its orientation.</summary>
    static byte[] Turned(Image upright, int orientation)
    {
        using var stored = orientation switch
        {
            2 => upright.FlipHor(),
            3 => upright.Rot180(),
            4 => upright.FlipVer(),
            5 => upright.Rot90().FlipHor(),
            6 => upright.Rot270(),
            7 => upright.Rot270().FlipHor(),
            8 => upright.Rot90(),
            _ => upright.Copy(),
        };
        using var tagged = stored.Mutate(i => i.Set(GValue.GIntType, "orientation", orientation));
        return tagged.JpegsaveBuffer(q: 92);
    }
}
