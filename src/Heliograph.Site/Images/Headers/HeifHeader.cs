using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>What the <c>meta</c> box of HEIC and AVIF says of the primary item.</summary>
static class HeifHeader
{
    // Planes, their copy in RGB, and what the codec keeps for itself, as measured.
    const int BytesPerPixel = 15;
    const int DeepBytesPerPixel = 24;

    public static ImageHeader Read(HeaderReader reader, PhotoFormat format)
    {
        var items = HeifItems.Read(reader);
        var properties = items.PropertiesOf(items.Primary);
        int width = 0, height = 0, turns = 0;
        bool isDeep = false;
        foreach (var property in properties)
        {
            switch (property)
            {
                case HeifProperty.Extent(int w, int h):
                    (width, height) = (w, h);
                    break;
                case HeifProperty.Rotation(int t):
                    turns = t;
                    break;
                case HeifProperty.Depth(int bits):
                    isDeep |= bits > 8;
                    break;
            }
        }

        if (width < 1 || height < 1)
            throw new MalformedHeaderException();
        // HEIC is decoded in a process of its own: here only its working copy is, which streams.
        long pixels = format == PhotoFormat.Heic ? 0 : Math.Max((long)width * height, items.LargestPixels);
        return new ImageHeader(format, width, height, (pixels * (isDeep ? DeepBytesPerPixel : BytesPerPixel)) + reader.Length, 4L * width)
        {
            QuarterTurns = turns,
            Preview = items.Preview(),
            Embedded = new(Exif(reader, items), Xmp: Bytes(reader, items, "mime")),
        };
    }

    /// <summary>ISO/IEC 23008-12 annex A: four bytes tell how far it is to the TIFF header.</summary>
    static byte[]? Exif(HeaderReader reader, HeifItems items)
    {
        if (Bytes(reader, items, "Exif") is not { Length: > 8 } item)
            return null;
        long start = 4 + ((item[0] << 24) | (item[1] << 16) | (item[2] << 8) | item[3]);
        return start > 0 && start < item.Length ? item[(int)start..] : null;
    }

    static byte[]? Bytes(HeaderReader reader, HeifItems items, string type)
    {
        if (items.PlaceOfType(type) is not { } place)
            return null;
        reader.Position = place.Offset;
        return reader.Bytes(Math.Min(place.Length, reader.Left));
    }
}
