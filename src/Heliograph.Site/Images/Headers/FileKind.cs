using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>Tells formats apart by their first bytes; names and extensions say nothing.</summary>
static class FileKind
{
    /// <summary>How many bytes <see cref="Of"/> looks at.</summary>
    public const int Prefix = 64;

    /// <returns>Null for what is no photograph.</returns>
    public static PhotoFormat? Of(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PhotoFormat.Jpeg
        : start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? PhotoFormat.Png
        : start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8) ? PhotoFormat.WebP
        : start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8) ? PhotoFormat.Gif
        : start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8) || start.StartsWith("MM\0+"u8) ? PhotoFormat.Tiff
        : start.Length >= 16 && start[4..8].SequenceEqual("ftyp"u8) ? Brand(start)
        : null;

    static PhotoFormat? Brand(ReadOnlySpan<byte> start)
    {
        int end = Math.Min(start.Length, start[3]);
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            var brand = start[at..(at + 4)];
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
                return PhotoFormat.Avif;
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("heim"u8))
                return PhotoFormat.Heic;
        }

        return null;
    }
}
