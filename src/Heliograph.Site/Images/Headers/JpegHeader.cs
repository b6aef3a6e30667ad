using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Headers;

/// <summary>ITU-T T.81 annex B, up to the first scan; where there are several scans, their number and what lies between them too.</summary>
static class JpegHeader
{
    // libjpeg saves every application segment it meets: both bounds keep that small.
    const int MostSegments = 4096;
    const long MostSegmentBytes = 32 << 20;

    // Each scan of a progressive file passes over all coefficients again.
    const int MostScans = 100;

    public static ImageHeader Read(HeaderReader reader)
    {
        var frame = default(Frame);
        byte[]? exif = null, xmp = null, photoshop = null;
        int segments = 0;
        long segmentBytes = 0;
        reader.Position = 2;
        while (true)
        {
            byte marker = NextMarker(reader);
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            int length = reader.UInt16() - 2;
            if (length < 0 || ++segments > MostSegments || (segmentBytes += length) > MostSegmentBytes)
                throw new MalformedHeaderException();

            long next = reader.Position + length;
            if (marker == 0xDA)
            {
                if (frame.Width == 0)
                    throw new MalformedHeaderException();
                int components = reader.Byte();
                bool isBuffered = frame.IsProgressive || components < frame.Components;
                if (isBuffered)
                    CheckScans(reader, segments, segmentBytes);
                return frame.ToHeader(isBuffered, segmentBytes) with { Embedded = new(exif, xmp, photoshop) };
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                frame = Frame.Read(reader, marker);
            else if (marker == 0xE1 && exif is null && StartsWith(reader, length, "Exif\0\0"u8))
                exif = reader.Bytes(next - reader.Position);
            else if (marker == 0xE1 && xmp is null && StartsWith(reader, length, "http://ns.adobe.com/xap/1.0/\0"u8))
                xmp = reader.Bytes(next - reader.Position);
            else if (marker == 0xED && photoshop is null && StartsWith(reader, length, "Photoshop 3.0\0"u8))
                photoshop = reader.Bytes(next - reader.Position);
            reader.Position = next;
        }
    }

    static byte NextMarker(HeaderReader reader)
    {
        if (reader.Byte() != 0xFF)
            throw new MalformedHeaderException();
        byte marker;
        do
            marker = reader.Byte();
        while (marker == 0xFF);
        return marker;
    }

    /// <summary>Leaves the reader behind the letters where they are there, else where it was.</summary>
    static bool StartsWith(HeaderReader reader, int length, ReadOnlySpan<byte> letters)
    {
        if (length < letters.Length)
            return false;
        long start = reader.Position;
        if (reader.Bytes(letters.Length).AsSpan().SequenceEqual(letters))
            return true;
        reader.Position = start;
        return false;
    }

    static void CheckScans(HeaderReader reader, int segments, long segmentBytes)
    {
        int scans = 1;
        int last = 0;
        while (reader.Left > 0)
        {
            var bytes = reader.Bytes(Math.Min(reader.Left, 1 << 16));
            for (int at = 0; at < bytes.Length;)
            {
                if (last != 0xFF)
                {
                    int found = bytes.AsSpan(at).IndexOf((byte)0xFF);
                    if (found < 0)
                        break;
                    at += found + 1;
                    last = 0xFF;
                    continue;
                }

                byte marker = bytes[at++];
                last = marker == 0xFF ? 0xFF : 0;
                if (marker == 0xD9)
                    return;
                scans += marker == 0xDA ? 1 : 0;
                bool isSegment = marker is >= 0xE0 and <= 0xEF or 0xFE;
                segments += isSegment ? 1 : 0;
                // Between scans a segment's length is not followed but taken at its largest.
                segmentBytes += isSegment ? ushort.MaxValue : 0;
                if (scans > MostScans || segments > MostSegments || segmentBytes > MostSegmentBytes)
                    throw new MalformedHeaderException();
            }

            last = bytes[^1] == 0xFF ? 0xFF : 0;
        }
    }

    /// <param name="Samples">Of all components for one pixel, in 256ths: 3 × 256 without subsampling.</param>
    readonly record struct Frame(int Width, int Height, int Components, int Samples, int Precision, bool IsProgressive)
    {
        public static Frame Read(HeaderReader reader, byte marker)
        {
            int precision = reader.Byte(), height = reader.UInt16(), width = reader.UInt16(), components = reader.Byte();
            if (width == 0 || height == 0 || components is 0 or > 4)
                throw new MalformedHeaderException();
            int sum = 0, widest = 1, highest = 1;
            for (int i = 0; i < components; i++)
            {
                reader.Skip(1);
                byte sampling = reader.Byte();
                int across = sampling >> 4, down = sampling & 15;
                if (across is 0 or > 4 || down is 0 or > 4)
                    throw new MalformedHeaderException();
                reader.Skip(1);
                sum += across * down;
                widest = Math.Max(widest, across);
                highest = Math.Max(highest, down);
            }

            return new(width, height, components, sum * 256 / (widest * highest), precision, (marker & 3) == 2);
        }

        public ImageHeader ToHeader(bool isBuffered, long segmentBytes)
        {
            const int CoefficientBytes = 2;
            long coefficients = isBuffered ? (long)Width * Height * Samples / 256 * CoefficientBytes : 0;
            long row = (long)Width * Components * (Precision > 8 ? 2 : 1);
            return new(PhotoFormat.Jpeg, Width, Height, coefficients + (2 * segmentBytes), row);
        }
    }
}
