using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>GIF89a, sections 18 to 26: every frame's place is read, because a frame may be larger than the screen.</summary>
static class GifHeader
{
    const int MostBlocks = 1 << 20;
    const int CanvasBytesPerPixel = 12;

    public static ImageHeader Read(HeaderReader reader)
    {
        reader.IsBigEndian = false;
        reader.Position = 6;
        int width = reader.UInt16(), height = reader.UInt16();
        SkipColours(reader);
        int frames = 0;
        for (int blocks = 0; reader.Left > 0; blocks++)
        {
            if (blocks > MostBlocks)
                throw new MalformedHeaderException();
            byte kind = reader.Byte();
            if (kind == 0x21)
                reader.Skip(1);
            else if (kind == 0x2C && reader.Left >= 9)
            {
                int left = reader.UInt16(), top = reader.UInt16();
                width = Math.Max(width, left + reader.UInt16());
                height = Math.Max(height, top + reader.UInt16());
                SkipColours(reader, extra: 0);
                reader.Skip(Math.Min(1, reader.Left));
                frames++;
            }
            else
            {
                break;
            }

            SkipSubBlocks(reader);
        }

        if (width == 0 || height == 0 || frames == 0)
            throw new MalformedHeaderException();
        return new(PhotoFormat.Gif, width, height, ((long)width * height * CanvasBytesPerPixel) + reader.Length, 4L * width);
    }

    /// <summary>The flags that tell of a colour table, what follows them, and the table.</summary>
    static void SkipColours(HeaderReader reader, int extra = 2)
    {
        byte flags = reader.Byte();
        reader.Skip(extra + ((flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0));
    }

    /// <summary>A file that ends here is cut off; what came before may still be shown or refused by the decoder.</summary>
    static void SkipSubBlocks(HeaderReader reader)
    {
        while (reader.Left > 0 && reader.Byte() is > 0 and byte length)
            reader.Skip(Math.Min(length, reader.Left));
    }
}
