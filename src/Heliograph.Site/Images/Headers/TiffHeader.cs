using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>TIFF 6.0 and BigTIFF: the first directory only.</summary>
static class TiffHeader
{
    const int MostTags = 4096;
    const int Separate = 2;

    public static ImageHeader Read(HeaderReader reader)
    {
        reader.IsBigEndian = reader.UInt16() == 0x4D4D;
        bool isBig = reader.UInt16() == 43;
        if (isBig)
            reader.Skip(4);
        reader.Position = Offset(reader, isBig);
        ulong count = isBig ? reader.UInt64() : reader.UInt16();
        if (count is 0 or > MostTags)
            throw new MalformedHeaderException();

        var tags = new Dictionary<int, long>();
        for (ulong i = 0; i < count; i++)
            ReadTag(reader, isBig, tags);
        return ToHeader(tags, reader.Length);
    }

    static ImageHeader ToHeader(Dictionary<int, long> tags, long fileBytes)
    {
        const int SubfileType = 254, Width = 256, Height = 257, BitsPerSample = 258, SamplesPerPixel = 277, RowsPerStrip = 278,
            Planar = 284, TileWidth = 322, TileHeight = 323, DngVersion = 50706;
        if ((tags.GetValueOrDefault(SubfileType) & 1) != 0 || tags.ContainsKey(DngVersion))
            throw new CameraRawException();

        long width = tags.GetValueOrDefault(Width), height = tags.GetValueOrDefault(Height);
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            throw new MalformedHeaderException();
        // Palettes become RGB, odd depths whole bytes.
        long samples = Math.Clamp(tags.GetValueOrDefault(SamplesPerPixel, 1), 3, 64);
        long bits = Math.Clamp(tags.GetValueOrDefault(BitsPerSample, 1), 8, 64);
        long row = width * samples * (bits / 8);

        long rows = Math.Min(height, Math.Max(1, tags.GetValueOrDefault(RowsPerStrip, height)));
        long held = row * rows * 2;
        if (tags.TryGetValue(TileWidth, out long tileWidth) && tags.TryGetValue(TileHeight, out long tileHeight))
        {
            if (tileWidth is < 1 or > int.MaxValue || tileHeight is < 1 or > int.MaxValue)
                throw new MalformedHeaderException();
            // Two rows of tiles are kept, each as wide as the picture or one whole tile.
            held = Math.Max(width, tileWidth) * samples * (bits / 8) * tileHeight * 3;
        }

        if (tags.GetValueOrDefault(Planar) == Separate)
            held *= 2;
        // A strip's compressed bytes are read whole; one strip may be all of the file.
        return new(PhotoFormat.Tiff, (int)width, (int)height, held + fileBytes, row);
    }

    static void ReadTag(HeaderReader reader, bool isBig, Dictionary<int, long> tags)
    {
        int tag = reader.UInt16();
        int type = reader.UInt16();
        ulong values = isBig ? reader.UInt64() : reader.UInt32();
        long next = reader.Position + (isBig ? 8 : 4);
        int size = type switch { 1 or 2 or 6 or 7 => 1, 3 or 8 => 2, 16 or 17 or 18 => 8, _ => 4 };
        if (values > 0 && values * (ulong)size > (isBig ? 8UL : 4UL) && values < int.MaxValue)
        {
            long at = Offset(reader, isBig);
            if (at > reader.Length - size)
            {
                reader.Position = next;
                return;
            }

            reader.Position = at;
        }

        tags.TryAdd(tag, size switch { 1 => reader.Byte(), 2 => reader.UInt16(), 8 => Clamped(reader.UInt64()), _ => reader.UInt32() });
        reader.Position = next;
    }

    static long Offset(HeaderReader reader, bool isBig) => isBig ? Clamped(reader.UInt64()) : reader.UInt32();

    static long Clamped(ulong value) => (long)Math.Min(value, long.MaxValue);
}

/// <summary>A sensor's data in a TIFF structure. Never leaves <see cref="Images"/>.</summary>
sealed class CameraRawException() : Exception("A camera's raw file.");
