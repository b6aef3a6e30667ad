using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>The colour that most of a picture has, for its box until it arrives.</summary>
static class DominantColour
{
    /// <summary>Mid grey: nothing is known.</summary>
    public const int Unknown = 0x808080;

    const int Edge = 32;
    const int Levels = 8;

    /// <summary>The mean of the fullest of 8³ boxes of colour.</summary>
    /// <returns>0xRRGGBB.</returns>
    public static int Of(Image image)
    {
        using var tiny = image.ThumbnailImage(Edge, height: Edge, size: Enums.Size.Down);
        byte[] pixels = tiny.WriteToMemory<byte>();
        return Of(pixels, tiny.Bands);
    }

    internal static int Of(ReadOnlySpan<byte> pixels, int bands)
    {
        if (bands < 3 || pixels.Length < bands)
            return Unknown;
        Span<int> counts = stackalloc int[Levels * Levels * Levels];
        Span<(int Red, int Green, int Blue)> sums = new (int, int, int)[Levels * Levels * Levels];
        int fullest = 0;
        for (int at = 0; at + bands <= pixels.Length; at += bands)
        {
            int red = pixels[at], green = pixels[at + 1], blue = pixels[at + 2];
            int box = (red * Levels / 256 * Levels * Levels) + (green * Levels / 256 * Levels) + (blue * Levels / 256);
            sums[box] = (sums[box].Red + red, sums[box].Green + green, sums[box].Blue + blue);
            if (++counts[box] > counts[fullest])
                fullest = box;
        }

        int count = counts[fullest];
        var sum = sums[fullest];
        return (sum.Red / count << 16) | (sum.Green / count << 8) | (sum.Blue / count);
    }
}
