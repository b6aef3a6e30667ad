using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>PNG specification (third edition), clauses 5 and 11: all chunks are walked, only small ones are read.</summary>
static class PngHeader
{
    const int MostChunks = 1 << 20;
    const int MostAncillaryChunks = 1000;
    const string XmpKeyword = "XML:com.adobe.xmp";

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
                var text = PngText.Read(type, reader.Bytes(length));
                total += text.Content.Length;
                if (text.Keyword == XmpKeyword)
                    xmp = text.Content;
            }

            reader.Position = next;
        }

        return (new(exif, xmp), total);
    }
}
