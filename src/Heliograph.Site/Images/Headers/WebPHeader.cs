using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>RFC 9649: the container, and of each bitstream the few bytes that hold its dimensions.</summary>
static class WebPHeader
{
    const int MostChunks = 100_000;
    const int LossyBytesPerPixel = 8;
    const int LosslessBytesPerPixel = 12;
    const int AnimatedBytesPerPixel = 16;

    public static ImageHeader Read(HeaderReader reader)
    {
        reader.IsBigEndian = false;
        reader.Position = 12;
        int width = 0, height = 0, perPixel = 0;
        byte[]? exif = null, xmp = null;
        for (int chunks = 0; reader.Left >= 8; chunks++)
        {
            if (chunks > MostChunks)
                throw new MalformedHeaderException();
            string type = reader.FourCharacters();
            long length = reader.UInt32();
            long next = Math.Min(reader.Length, reader.Position + length + (length & 1));
            switch (type)
            {
                case "VP8X":
                    bool isAnimated = (reader.UInt32() & 2) != 0;
                    width = 1 + UInt24(reader);
                    height = 1 + UInt24(reader);
                    perPixel = isAnimated ? AnimatedBytesPerPixel : perPixel;
                    break;
                case "VP8 ":
                    reader.Skip(6);
                    (width, height) = Largest(width, height, reader.UInt16() & 0x3FFF, reader.UInt16() & 0x3FFF);
                    perPixel = Math.Max(perPixel, LossyBytesPerPixel);
                    break;
                case "VP8L":
                    reader.Skip(1);
                    uint packed = reader.UInt32();
                    (width, height) = Largest(width, height, 1 + (int)(packed & 0x3FFF), 1 + (int)((packed >> 14) & 0x3FFF));
                    perPixel = Math.Max(perPixel, LosslessBytesPerPixel);
                    break;
                case "EXIF" when length <= HeaderReader.LongestRun:
                    exif = WithoutPreamble(reader.Bytes(Math.Min(length, reader.Left)));
                    break;
                case "XMP " when length <= HeaderReader.LongestRun:
                    xmp = reader.Bytes(Math.Min(length, reader.Left));
                    break;
            }

            reader.Position = next;
        }

        if (width == 0 || height == 0 || perPixel == 0)
            throw new MalformedHeaderException();
        return new ImageHeader(PhotoFormat.WebP, width, height, ((long)width * height * perPixel) + reader.Length, 4L * width)
        {
            Embedded = new(exif, xmp),
        };
    }

    static (int Width, int Height) Largest(int width, int height, int otherWidth, int otherHeight) =>
        (Math.Max(width, otherWidth), Math.Max(height, otherHeight));

    static int UInt24(HeaderReader reader) => reader.UInt16() | (reader.Byte() << 16);

    /// <summary>Some writers put JPEG's preamble in front.</summary>
    static byte[] WithoutPreamble(byte[] exif) => exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
}
