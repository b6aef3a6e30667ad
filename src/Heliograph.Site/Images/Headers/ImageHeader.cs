using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>What a file's header claims, read without decoding anything.</summary>
/// <param name="Width">Pixels as stored, at least 1.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="DecoderBytes">Estimate of what its decoder must hold at once.</param>
/// <param name="RowBytes">One row of pixels, decoded.</param>
sealed record ImageHeader(PhotoFormat Format, int Width, int Height, long DecoderBytes, long RowBytes)
{
    /// <summary>Rows that the resizing pipeline keeps at once, by its tile height and kernel.</summary>
    const int PipelineRows = 64;

    /// <summary>What a decode costs whatever the file: encoder, output, threads.</summary>
    const long PipelineBytes = 8 << 20;

    public long Pixels => (long)Width * Height;

    /// <summary>Estimate of what making a size of it takes.</summary>
    public long MemoryBytes => DecoderBytes + (RowBytes * PipelineRows) + PipelineBytes;

    /// <summary>The camera's facts as the file holds them, in the formats' own encodings.</summary>
    public EmbeddedMetadata Embedded { get; init; } = EmbeddedMetadata.None;

    /// <summary>Where HEIC or AVIF hold a JPEG of the picture: offset and length in the file.</summary>
    public (long Offset, int Length)? Preview { get; init; }

    /// <summary>Quarter turns counter-clockwise that HEIC or AVIF ask for, 0 to 3.</summary>
    public int QuarterTurns { get; init; }
}

/// <param name="Exif">A TIFF structure, without any preamble.</param>
/// <param name="Xmp">An XML packet.</param>
/// <param name="Photoshop">Image resource blocks, which hold IPTC.</param>
sealed record EmbeddedMetadata(byte[]? Exif = null, byte[]? Xmp = null, byte[]? Photoshop = null)
{
    public static EmbeddedMetadata None { get; } = new();
}
