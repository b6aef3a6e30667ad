using NetVips;

namespace Heliograph.Site.Tests.Images;

/// <summary>Small pictures made for tests: a red upper left quarter, green upper right, blue lower left, white lower right.</summary>
static class Pictures
{
    public static Image Quarters(int width, int height)
    {
        using var red = Block([230, 20, 20], width / 2, height / 2);
        using var green = Block([20, 200, 20], width - (width / 2), height / 2);
        using var blue = Block([20, 20, 230], width / 2, height - (height / 2));
        using var white = Block([250, 250, 250], width - (width / 2), height - (height / 2));
        using var joined = Image.Arrayjoin([red, green, blue, white], across: 2);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static Image Block(double[] colour, int width, int height)
    {
        using var black = Image.Black(width, height, bands: colour.Length);
        using var coloured = black + colour;
        return coloured.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Noise does not compress: for files of some length.</summary>
    public static Image Noise(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 60, mean: 128, seed: 7);
        return noise.Cast(Enums.BandFormat.Uchar).Bandjoin(noise.Cast(Enums.BandFormat.Uchar), noise.Cast(Enums.BandFormat.Uchar)).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>One small file of each format that can be written here.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> OfEachFormat(Image image)
    {
        yield return ("baseline.jpg", image.JpegsaveBuffer(q: 80));
        yield return ("progressive.jpg", image.JpegsaveBuffer(q: 80, interlace: true));
        yield return ("plain.png", image.PngsaveBuffer());
        yield return ("interlaced.png", image.PngsaveBuffer(interlace: true));
        yield return ("lossy.webp", image.WebpsaveBuffer(q: 70));
        yield return ("lossless.webp", image.WebpsaveBuffer(lossless: true));
        yield return ("picture.gif", image.GifsaveBuffer());
        yield return ("strips.tif", image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw));
        yield return ("tiles.tif", image.TiffsaveBuffer(tile: true, tileWidth: 64, tileHeight: 64, compression: Enums.ForeignTiffCompression.Deflate));
        yield return ("picture.avif", image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0));
    }

    /// <summary>Red, green and blue of one pixel.</summary>
    public static double[] At(byte[] jpeg, double x, double y)
    {
        using var image = Image.NewFromBuffer(jpeg);
        return image.Getpoint((int)(x * (image.Width - 1)), (int)(y * (image.Height - 1)));
    }

    public static void AssertNear(double[] expected, double[] actual, double tolerance) =>
        Assert.True(expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance),
            $"Expected about ({string.Join(", ", expected)}), found ({string.Join(", ", actual)}).");
}
