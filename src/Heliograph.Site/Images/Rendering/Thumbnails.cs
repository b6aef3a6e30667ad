using Heliograph.Site.Photos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>Makes sizes of pictures: upright, sRGB by their own profile, on white where they were transparent, without metadata.</summary>
sealed class Thumbnails
{
    // As an option of the loader: libvips 8.18's thumbnail takes a fail_on of its own and forgets it.
    const string FailOnTruncated = "[fail_on=truncated]";

    readonly double[] white = [255, 255, 255];
    readonly int quality;

    public Thumbnails(IOptions<ImageOptions> options, ILogger<Thumbnails> log)
    {
        Vips.SetUp(log);
        quality = options.Value.Quality;
    }

    /// <param name="source">An original, from its start.</param>
    /// <param name="smallestEdge">The photo's shorter side: squares of small photos are as large as that.</param>
    /// <param name="isWhole">Whether a file that is cut off counts as broken, or is shown as far as it goes.</param>
    /// <exception cref="VipsException">It can't be decoded, or was aborted; or later, when pixels are asked for.</exception>
    public Image Of(Source source, PhotoSize size, int smallestEdge, bool isWhole)
    {
        int edge = size.IsSquare ? Math.Min(size.Edge, smallestEdge) : size.Edge;
        using var resized = Image.ThumbnailSource(source, edge, optionString: isWhole ? FailOnTruncated : null, height: edge, size: Enums.Size.Down,
            crop: size.IsSquare ? Enums.Interesting.Centre : null, outputProfile: "srgb");
        using var opaque = resized.HasAlpha() ? resized.Flatten(background: white) : resized.Copy();
        using var coloured = opaque.Interpretation == Enums.Interpretation.Srgb ? opaque.Copy() : opaque.Colourspace(Enums.Interpretation.Srgb);
        return coloured.Format == Enums.BandFormat.Uchar ? coloured.Copy() : coloured.Cast(Enums.BandFormat.Uchar);
    }

    /// <summary>Progressive JPEG.</summary>
    public byte[] ToJpeg(Image image) =>
        image.JpegsaveBuffer(q: quality, interlace: true, optimizeCoding: true, keep: Enums.ForeignKeep.None);
}
