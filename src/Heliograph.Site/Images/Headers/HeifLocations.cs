namespace Heliograph.Site.Images.Headers;

/// <summary>The <c>iloc</c> box, ISO/IEC 14496-12 clause 8.11.3: of items that lie in the file in one piece.</summary>
static class HeifLocations
{
    public static void Read(HeaderReader reader, Dictionary<uint, (long Offset, long Length)> places, int mostItems)
    {
        int version = (int)(reader.UInt32() >> 24);
        int sizes = reader.UInt16();
        int offsetSize = sizes >> 12, lengthSize = (sizes >> 8) & 15, baseSize = (sizes >> 4) & 15, indexSize = version is 1 or 2 ? sizes & 15 : 0;
        uint count = version < 2 ? reader.UInt16() : reader.UInt32();
        if (count > mostItems)
            throw new MalformedHeaderException();
        for (; count > 0; count--)
        {
            uint item = version < 2 ? reader.UInt16() : reader.UInt32();
            int construction = version is 1 or 2 ? reader.UInt16() & 15 : 0;
            reader.Skip(2);
            long start = Number(reader, baseSize);
            int extents = reader.UInt16();
            for (int i = 0; i < extents; i++)
            {
                Number(reader, indexSize);
                long offset = Number(reader, offsetSize), length = Number(reader, lengthSize);
                long at = start + offset;
                if (construction == 0 && extents == 1 && at > 0 && length > 0 && at <= reader.Length - length)
                    places.TryAdd(item, (at, length));
            }
        }
    }

    static long Number(HeaderReader reader, int size) => size switch
    {
        0 => 0,
        4 => reader.UInt32(),
        8 => (long)Math.Min(reader.UInt64(), long.MaxValue / 4),
        _ => throw new MalformedHeaderException(),
    };
}
