using System.Buffers.Binary;
using System.IO.Compression;
using Heliograph.Site.Images;
using NetVips;

namespace Heliograph.Site.Tests.Images;

/// <summary>Files made to hurt: small to send, large to open, or simply not what they say.</summary>
static class HostileFiles
{
    public static IEnumerable<(string Name, byte[] Bytes, ImageFault Fault)> All()
    {
        using var small = Pictures.Quarters(300, 200);
        byte[] jpeg = small.JpegsaveBuffer();

        yield return ("png of 3600 megapixels", Png(60_000, 60_000, colour: 2, depth: 8), ImageFault.TooManyPixels);
        yield return ("png one row high", Png(199_000_000, 1, colour: 6, depth: 16), ImageFault.TooMuchMemory);
        yield return ("png interlaced", Png(14_000, 14_000, colour: 6, depth: 16, interlaced: true), ImageFault.TooMuchMemory);
        yield return ("png without width", Png(0, 10, colour: 2, depth: 8), ImageFault.Damaged);
        yield return ("png with a text bomb", Png(300, 200, colour: 2, depth: 8, extra: Chunk("zTXt", [.. "a\0\0"u8, .. Deflated(64 << 20)])), ImageFault.Damaged);
        yield return ("png with a profile bomb", Png(300, 200, colour: 2, depth: 8, extra: Chunk("iCCP", [.. "a\0\0"u8, .. Deflated(64 << 20)])), ImageFault.Damaged);
        yield return ("png with less than it says", Png(14_000, 14_000, colour: 2, depth: 8, extra: Chunk("IDAT", Deflated(1000))), ImageFault.Damaged);
        yield return ("jpeg without height", Patched(jpeg, height: 0, width: 300), ImageFault.Damaged);
        yield return ("jpeg of 4295 megapixels", Patched(jpeg, height: 65_535, width: 65_535), ImageFault.TooManyPixels);
        yield return ("progressive jpeg", Patched(small.JpegsaveBuffer(interlace: true, subsampleMode: Enums.ForeignSubsample.Off), height: 14_000, width: 14_000), ImageFault.TooMuchMemory);
        yield return ("jpeg of segments", [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xE2, 0, 2], 1 << 20).SelectMany(b => b), .. jpeg[2..]], ImageFault.Damaged);
        yield return ("jpeg of long segments", [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xE2, 0xFF, 0xFF, .. new byte[65_533]], 600).SelectMany(b => b), .. jpeg[2..]], ImageFault.Damaged);
        yield return ("gif of 4295 megapixels", Gif(65_535, 65_535), ImageFault.TooManyPixels);
        yield return ("gif with a large screen", Gif(12_000, 12_000), ImageFault.TooMuchMemory);
        yield return ("gif with a frame beyond its screen", Gif(10, 10, frame: 60_000), ImageFault.TooManyPixels);
        yield return ("webp of 268 megapixels", WebP(16_383), ImageFault.TooManyPixels);
        yield return ("webp of 144 megapixels", WebP(12_000), ImageFault.TooMuchMemory);
        yield return ("tiff in one strip", Tiff(14_000, 14_000), ImageFault.TooMuchMemory);
        yield return ("tiff that points at itself", Tiff(0, 0), ImageFault.Damaged);
    }

    /// <summary>Large but honest: they decode row by row.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Harmless()
    {
        using var small = Pictures.Quarters(300, 200);
        using var large = Image.Black(14_000, 14_000);
        yield return ("black.png", large.PngsaveBuffer(compression: 6));
        yield return ("black.jpg", large.JpegsaveBuffer());
        // A decoder paints the rest grey: as browsers do.
        yield return ("ends early.jpg", Patched(small.JpegsaveBuffer(), height: 14_000, width: 14_000));
        yield return ("with html behind.jpg", [.. small.JpegsaveBuffer(), .. "<script>alert(1)</script>"u8]);
    }

    /// <summary>What decoders must hold whole, as large as the budget allows.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Demanding()
    {
        using var mono = Image.Black(6600, 6600);
        using var colour = mono.Bandjoin(mono, mono).Copy(interpretation: Enums.Interpretation.Srgb);
        Image Square(int edge) => colour.Crop(0, 0, edge, edge);
        yield return ("progressive.jpg", Square(6600).JpegsaveBuffer(interlace: true, subsampleMode: Enums.ForeignSubsample.On));
        yield return ("interlaced.png", Square(5700).PngsaveBuffer(interlace: true));
        yield return ("lossless.webp", Square(3300).WebpsaveBuffer(lossless: true, effort: 0));
        yield return ("lossy.webp", Square(4000).WebpsaveBuffer(effort: 0));
        yield return ("large.gif", Square(3300).GifsaveBuffer(effort: 1));
        yield return ("one strip.tif", Square(4600).TiffsaveBuffer(tileHeight: 4600, compression: Enums.ForeignTiffCompression.Deflate));
        yield return ("large.avif", Square(2900).HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0));
    }

    static byte[] Png(int width, int height, byte colour, byte depth, bool interlaced = false, byte[]? extra = null)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colour, interlaced ? (byte)1 : (byte)0);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. extra ?? [], .. Chunk("IDAT", Deflated(4096)), .. Chunk("IEND", [])];
    }

    static byte[] Chunk(string type, byte[] content)
    {
        byte[] chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Crc(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    static byte[] Deflated(int zeros)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.SmallestSize))
            deflate.Write(new byte[zeros]);
        return target.ToArray();
    }

    static byte[] Patched(byte[] jpeg, int height, int width)
    {
        byte[] copy = [.. jpeg];
        int frame = Math.Max(copy.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]), copy.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]));
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(frame + 7), (ushort)width);
        return copy;
    }

    static byte[] Gif(int width, int height, int frame = 1) =>
        [.. "GIF89a"u8, .. Little16(width), .. Little16(height), 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
            0x2C, 0, 0, 0, 0, .. Little16(frame), .. Little16(frame), 0, 2, 2, 0x4C, 0x01, 0, 0x3B];

    static byte[] WebP(int edge)
    {
        uint packed = (uint)(edge - 1) | ((uint)(edge - 1) << 14);
        byte[] image = [.. "VP8L"u8, 16, 0, 0, 0, 0x2F, (byte)packed, (byte)(packed >> 8), (byte)(packed >> 16), (byte)(packed >> 24), .. new byte[11]];
        return [.. "RIFF"u8, (byte)(image.Length + 4), 0, 0, 0, .. "WEBP"u8, .. image];
    }

    static byte[] Tiff(int width, int height)
    {
        (int Tag, int Value)[] tags = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, height), (279, 100)];
        return [.. "II*\0"u8, 8, 0, 0, 0, .. Little16(tags.Length), .. tags.SelectMany(t => (byte[])[.. Little16(t.Tag), 4, 0, 1, 0, 0, 0, .. Little16(t.Value), .. Little16(t.Value >> 16)]), 8, 0, 0, 0, .. new byte[100]];
    }

    static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];
}
