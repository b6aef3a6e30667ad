using Heliograph.Site.Photos;
using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>Makes a size of a picture: upright, sRGB by its own profile, on white where it was transparent, without metadata.</summary>
static class Thumbnail
{
    static readonly double[] White = [255, 255, 255];

    /// <param name="source">An original; read once, from the start.</param>
    /// <param name="smallestEdge">The photo's shorter side: squares of small photos are as large as that.</param>
    /// <param name="failOn">How broken the file may be.</param>
    /// <exception cref="VipsException">It can't be decoded, or was aborted.</exception>
    public static Image Of(Source source, PhotoSize size, int smallestEdge, Enums.FailOn failOn)
    {
        int edge = size.IsSquare ? Math.Min(size.Edge, smallestEdge) : size.Edge;
        using var resized = Image.ThumbnailSource(source, edge, height: edge, size: Enums.Size.Down,
            crop: size.IsSquare ? Enums.Interesting.Centre : null, outputProfile: "srgb", failOn: failOn);
        return OnWhite(resized);
    }

    /// <summary>Progressive JPEG.</summary>
    public static byte[] ToJpeg(Image image, int quality) =>
        image.JpegsaveBuffer(q: quality, interlace: true, optimizeCoding: true, keep: Enums.ForeignKeep.None);

    static Image OnWhite(Image resized)
    {
        using var opaque = resized.HasAlpha() ? resized.Flatten(background: White) : resized.Copy();
        using var colours = opaque.Interpretation == Enums.Interpretation.Srgb ? opaque.Copy() : opaque.Colourspace(Enums.Interpretation.Srgb);
        return colours.Format == Enums.BandFormat.Uchar ? colours.Copy() : colours.Cast(Enums.BandFormat.Uchar);
    }
}
