using NetVips;

namespace Heliograph.Site.Similarity.Features;

/// <summary>A decoded picture of a small, fixed size.</summary>
/// <param name="Rgb">Shape [height, width, 3], sRGB.</param>
sealed record Picture(byte[] Rgb, int Width, int Height)
{
    /// <param name="jpeg">One of the sizes that the site makes: sRGB, without alpha.</param>
    /// <param name="crops">The middle of it; else all of it, with other proportions.</param>
    public static Picture Of(byte[] jpeg, int width, int height, bool crops)
    {
        using var image = crops
            ? Image.ThumbnailBuffer(jpeg, width, height: height, crop: Enums.Interesting.Centre)
            : Image.ThumbnailBuffer(jpeg, width, height: height, size: Enums.Size.Force);
        using var colour = image.Interpretation == Enums.Interpretation.Srgb ? image.Copy() : image.Colourspace(Enums.Interpretation.Srgb);
        return new Picture(colour.WriteToMemory<byte>(), width, height);
    }
}
