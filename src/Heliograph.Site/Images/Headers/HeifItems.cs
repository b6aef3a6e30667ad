namespace Heliograph.Site.Images.Headers;

/// <summary>A property of an item, of those that matter here.</summary>
abstract record HeifProperty
{
    public sealed record Extent(int Width, int Height) : HeifProperty;
    public sealed record Rotation(int QuarterTurns) : HeifProperty;
    public sealed record Depth(int Bits) : HeifProperty;
    public sealed record Other : HeifProperty;
}

/// <summary>Items, their places and properties: ISO/IEC 14496-12 clause 8.11, 23008-12 clause 6.</summary>
sealed class HeifItems
{
    const int MostEntries = 1 << 16;

    readonly Dictionary<uint, string> types = [];
    readonly Dictionary<uint, (long Offset, long Length)> places = [];
    readonly List<HeifProperty> properties = [];
    readonly Dictionary<uint, List<int>> associations = [];
    readonly List<uint> thumbnails = [];

    public uint Primary { get; private set; }

    /// <summary>Of any item: grids and auxiliary pictures are decoded too.</summary>
    public long LargestPixels => properties.OfType<HeifProperty.Extent>().Select(e => (long)e.Width * e.Height).DefaultIfEmpty().Max();

    public IEnumerable<HeifProperty> PropertiesOf(uint item) =>
        associations.GetValueOrDefault(item, []).Where(i => i >= 1 && i <= properties.Count).Select(i => properties[i - 1]);

    public (long Offset, long Length)? PlaceOfType(string type)
    {
        foreach (var (item, itemType) in types)
        {
            if (itemType == type && places.TryGetValue(item, out var place) && place.Length <= HeaderReader.LongestRun)
                return place;
        }

        return null;
    }

    /// <summary>A thumbnail of the primary item that is a plain JPEG.</summary>
    public (long Offset, int Length)? Preview()
    {
        foreach (uint item in thumbnails)
        {
            if (types.GetValueOrDefault(item) == "jpeg" && places.TryGetValue(item, out var place) && place.Length is > 0 and < int.MaxValue)
                return (place.Offset, (int)place.Length);
        }

        return null;
    }

    public static HeifItems Read(HeaderReader reader)
    {
        reader.Position = 0;
        foreach (var (type, _, end) in Boxes(reader, reader.Length))
        {
            if (type != "meta")
                continue;
            var items = new HeifItems();
            reader.Skip(4);
            items.ReadMeta(reader, end);
            return items;
        }

        throw new MalformedHeaderException();
    }

    void ReadMeta(HeaderReader reader, long end)
    {
        foreach (var (type, _, boxEnd) in Boxes(reader, end))
        {
            switch (type)
            {
                case "pitm":
                    Primary = Version(reader) == 0 ? reader.UInt16() : reader.UInt32();
                    break;
                case "iinf":
                    reader.Skip(Version(reader) == 0 ? 2 : 4);
                    foreach (var (entry, _, _) in Boxes(reader, boxEnd))
                        ReadItem(reader, entry);
                    break;
                case "iloc":
                    HeifLocations.Read(reader, places, MostEntries);
                    break;
                case "iref":
                    ReadReferences(reader, boxEnd);
                    break;
                case "iprp":
                    ReadProperties(reader, boxEnd);
                    break;
            }
        }
    }

    void ReadItem(HeaderReader reader, string entry)
    {
        if (entry != "infe" || Version(reader) is not (>= 2 and int version))
            return;
        uint id = version == 2 ? reader.UInt16() : reader.UInt32();
        reader.Skip(2);
        types.TryAdd(id, reader.FourCharacters());
    }

    void ReadReferences(HeaderReader reader, long end)
    {
        bool isLong = Version(reader) != 0;
        foreach (var (type, _, _) in Boxes(reader, end))
        {
            uint from = isLong ? reader.UInt32() : reader.UInt16();
            if (type != "thmb")
                continue;
            for (int count = reader.UInt16(); count > 0; count--)
            {
                if ((isLong ? reader.UInt32() : reader.UInt16()) == Primary)
                    thumbnails.Add(from);
            }
        }
    }

    void ReadProperties(HeaderReader reader, long end)
    {
        foreach (var (type, _, boxEnd) in Boxes(reader, end))
        {
            if (type == "ipco")
            {
                foreach (var (property, _, _) in Boxes(reader, boxEnd))
                    properties.Add(ReadProperty(reader, property));
            }
            else if (type == "ipma")
            {
                ReadAssociations(reader);
            }
        }
    }

    static HeifProperty ReadProperty(HeaderReader reader, string type)
    {
        switch (type)
        {
            case "ispe":
                reader.Skip(4);
                return new HeifProperty.Extent((int)Math.Min(int.MaxValue, reader.UInt32()), (int)Math.Min(int.MaxValue, reader.UInt32()));
            case "irot":
                return new HeifProperty.Rotation(reader.Byte() & 3);
            case "pixi":
                reader.Skip(4);
                return new HeifProperty.Depth(reader.Byte() > 0 ? reader.Byte() : 8);
            default:
                return new HeifProperty.Other();
        }
    }

    void ReadAssociations(HeaderReader reader)
    {
        uint versionAndFlags = reader.UInt32();
        bool isLong = versionAndFlags >> 24 != 0, isWide = (versionAndFlags & 1) != 0;
        uint count = reader.UInt32();
        if (count > MostEntries)
            throw new MalformedHeaderException();
        for (; count > 0; count--)
        {
            uint item = isLong ? reader.UInt32() : reader.UInt16();
            var list = associations.TryGetValue(item, out var known) ? known : associations[item] = [];
            for (int entries = reader.Byte(); entries > 0; entries--)
                list.Add(isWide ? reader.UInt16() & 0x7FFF : reader.Byte() & 0x7F);
        }
    }

    static int Version(HeaderReader reader) => (int)(reader.UInt32() >> 24);

    /// <summary>Each box with the reader at its content, then on to the next, wherever its content was left.</summary>
    static IEnumerable<(string Type, long Start, long End)> Boxes(HeaderReader reader, long end)
    {
        for (int boxes = 0; end - reader.Position >= 8; boxes++)
        {
            long start = reader.Position;
            long length = reader.UInt32();
            string type = reader.FourCharacters();
            if (length == 1)
                length = (long)Math.Min(reader.UInt64(), long.MaxValue / 2);
            long next = length == 0 ? end : start + length;
            if (next > end || next < reader.Position || boxes > MostEntries)
                throw new MalformedHeaderException();
            yield return (type, reader.Position, next);
            reader.Position = next;
        }
    }
}
