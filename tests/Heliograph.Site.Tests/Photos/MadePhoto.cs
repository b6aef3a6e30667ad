using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NetVips;

namespace Heliograph.Site.Tests.Photos;

/// <summary>Small JPEGs made here, no two with the same bytes unless they are of the same number.</summary>
static class MadePhoto
{
    const int MarkerLength = 2;

    static readonly Lazy<byte[]> Plain = new(() => Render(96, 64));

    /// <param name="padding">Bytes added that no decoder looks at, to make it larger.</param>
    public static byte[] Jpeg(int number, int padding = 0)
    {
        var comments = new List<byte>(Segment(0xFE, Encoding.ASCII.GetBytes($"Photo {number}")));
        for (int left = padding; left > 0; left -= 60_000)
            comments.AddRange(Segment(0xFE, new byte[Math.Min(left, 60_000)]));
        return WithSegments([.. comments]);
    }

    /// <summary>One that is almost all random bytes which no decoder looks at.</summary>
    public static byte[] Noisy(int bytes)
    {
        var random = new Random(1);
        var noise = new List<byte>();
        for (int left = bytes; left > 0; left -= 60_000)
        {
            byte[] some = new byte[Math.Min(left, 60_000)];
            random.NextBytes(some);
            noise.AddRange(Segment(0xFE, some));
        }

        return WithSegments([.. noise]);
    }

    /// <summary>One whose XMP has a title and keywords.</summary>
    public static byte[] Titled(string title, params string[] keywords)
    {
        string xmp = $"""
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:subject><rdf:Bag>{string.Concat(keywords.Select(k => $"<rdf:li>{k}</rdf:li>"))}</rdf:Bag></dc:subject>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        return WithSegments(Segment(0xE1, Encoding.UTF8.GetBytes("http://ns.adobe.com/xap/1.0/\0" + xmp)));
    }

    /// <summary>One whose Exif has a camera's model and a date.</summary>
    public static byte[] Taken(DateTime at, string model)
    {
        byte[] name = Encoding.ASCII.GetBytes(model + '\0'), date = Encoding.ASCII.GetBytes(at.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture) + '\0');
        const int directory = 8, nameAt = directory + 2 + (2 * 12) + 4;
        int innerAt = nameAt + name.Length + (name.Length % 2), dateAt = innerAt + 2 + 12 + 4;
        byte[] tiff = new byte[dateAt + date.Length];
        "II*\0"u8.CopyTo(tiff);
        Write(4, directory);
        WriteShort(directory, 2);
        Entry(directory + 2, tag: 0x0110, type: 2, name.Length, nameAt);
        Entry(directory + 14, tag: 0x8769, type: 4, 1, innerAt);
        name.CopyTo(tiff, nameAt);
        WriteShort(innerAt, 1);
        Entry(innerAt + 2, tag: 0x9003, type: 2, date.Length, dateAt);
        date.CopyTo(tiff, dateAt);
        return WithSegments(Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]));

        void Write(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at), value);
        void WriteShort(int at, int value) => BinaryPrimitives.WriteInt16LittleEndian(tiff.AsSpan(at), (short)value);

        void Entry(int at, int tag, int type, int count, int value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)tag);
            WriteShort(at + 2, type);
            Write(at + 4, count);
            Write(at + 8, value);
        }
    }

    static byte[] WithSegments(byte[] segments) => [.. Plain.Value[..MarkerLength], .. segments, .. Plain.Value[MarkerLength..]];

    static byte[] Segment(byte marker, byte[] content)
    {
        byte[] head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(content.Length + 2));
        return [.. head, .. content];
    }

    static byte[] Render(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: 1).Cast(Enums.BandFormat.Uchar);
        using var colour = noise.Bandjoin(noise.Rot180(), noise.Flip(Enums.Direction.Horizontal)).Copy(interpretation: Enums.Interpretation.Srgb);
        return colour.JpegsaveBuffer(q: 80);
    }
}
