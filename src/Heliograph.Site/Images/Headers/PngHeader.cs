using System.IO.Compression;
using System.Text;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>PNG specification (third edition), clauses 5 and 11: all chunks are walked, only small ones are read.</summary>
static class PngHeader
{
    const int MostChunks = 1 << 20;
    const int MostAncillaryChunks = 1000;
    const int MostInflatedBytes = 8 << 20;
    const string XmpKeyword = "XML:com.adobe.xmp\0";

    public static ImageHeader Read(HeaderReader reader)
    {
        reader.Position = 8;
        if (reader.UInt32() != 13 || reader.FourCharacters() != "IHDR")
            throw new MalformedHeaderException();
        uint width = reader.UInt32(), height = reader.UInt32();
        int depth = reader.Byte(), colour = reader.Byte();
        reader.Skip(2);
        bool isInterlaced = reader.Byte() != 0;
        reader.Skip(4);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw new MalformedHeaderException();

        // Palettes are expanded to RGBA, few bits to bytes.
        int bands = colour switch { 0 => 2, 2 => 4, 3 => 4, 4 => 2, 6 => 4, _ => throw new MalformedHeaderException() };
        long row = (long)width * bands * (depth > 8 ? 2 : 1);
        var (embedded, chunkBytes) = WalkChunks(reader);
        return new ImageHeader(PhotoFormat.Png, (int)width, (int)height, (isInterlaced ? row * height : 2 * row) + chunkBytes, row) { Embedded = embedded };
    }

    static (EmbeddedMetadata Embedded, long Bytes) WalkChunks(HeaderReader reader)
    {
        byte[]? exif = null, xmp = null;
        long total = 0;
        int ancillary = 0;
        for (int chunks = 0; reader.Left >= 12; chunks++)
        {
            long length = reader.UInt32();
            string type = reader.FourCharacters();
            long next = reader.Position + length + 4;
            if (next > reader.Length || type == "IEND")
                break;
            if (type is not "IDAT")
            {
                total += length;
                ancillary++;
            }

            if (chunks > MostChunks || ancillary > MostAncillaryChunks)
                throw new MalformedHeaderException();
            if (type == "eXIf")
                exif = reader.Bytes(length);
            else if (type is "zTXt" or "iCCP" or "iTXt")
            {
                var text = reader.Bytes(length);
                total += InflatedLength(type, text);
                if (type == "iTXt" && Xmp(text) is { } packet)
                    xmp = packet;
            }

            reader.Position = next;
        }

        return (new(exif, xmp), total);
    }

    /// <summary>Uncompressed packets only, as the XMP specification asks of PNG.</summary>
    static byte[]? Xmp(byte[] text)
    {
        if (!text.AsSpan().StartsWith(Encoding.ASCII.GetBytes(XmpKeyword)) || text.Length < XmpKeyword.Length + 4 || text[XmpKeyword.Length] != 0)
            return null;
        int start = XmpKeyword.Length + 2;
        for (int strings = 0; strings < 2 && start < text.Length; start++)
            strings += text[start] == 0 ? 1 : 0;
        return text[start..];
    }

    static int InflatedLength(string type, byte[] chunk)
    {
        int keyword = Array.IndexOf(chunk, (byte)0);
        if (keyword < 0)
            return 0;
        int start = keyword + 2;
        if (type == "iTXt")
        {
            if (keyword + 3 > chunk.Length || chunk[keyword + 1] == 0)
                return 0;
            start = keyword + 3;
            for (int strings = 0; strings < 2 && start < chunk.Length; start++)
                strings += chunk[start] == 0 ? 1 : 0;
        }

        return start < chunk.Length ? Inflate(chunk, start) : 0;
    }

    /// <exception cref="MalformedHeaderException">A few kilobytes that would fill the memory.</exception>
    static int Inflate(byte[] chunk, int start)
    {
        using var inflated = new ZLibStream(new MemoryStream(chunk, start, chunk.Length - start), CompressionMode.Decompress);
        var buffer = new byte[1 << 14];
        int total = 0;
        try
        {
            while (inflated.Read(buffer) is > 0 and int read)
            {
                total += read;
                if (total > MostInflatedBytes)
                    throw new MalformedHeaderException();
            }
        }
        catch (InvalidDataException)
        {
            // A broken text is the decoder's to ignore.
        }

        return total;
    }
}
