using System.Buffers.Binary;

namespace Heliograph.Lepton.Jpeg;

/// <summary>Reads marker segments and keeps what they define (ITU-T T.81, annex B.2).</summary>
/// <param name="origin">Byte of the JPEG file at which the given bytes begin.</param>
sealed partial class HeaderReader(long origin)
{
    readonly HuffmanTable?[] _dc = new HuffmanTable?[4];
    readonly HuffmanTable?[] _ac = new HuffmanTable?[4];
    readonly ushort[]?[] _quantisers = new ushort[]?[4];
    int _restartInterval;

    /// <summary>The picture; null until its segment was read.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>Quantisers of a component as they were at the first scan, shape [64] in raster order.</summary>
    /// <exception cref="LeptonException">The table was not defined.</exception>
    public ushort[] Quantisers(FrameComponent component) => _firstQuantisers?[component.QuantiserTable]
        ?? throw Bad(0, LeptonFault.BadQuantiser, $"Component {component.Id} has no quantisation table");

    ushort[]?[]? _firstQuantisers;

    /// <summary>Reads segments up to the next scan's header.</summary>
    /// <param name="bytes">The file, or as much of it as is header.</param>
    /// <param name="position">Where to read; moved past the scan's header, or to what is no segment.</param>
    /// <returns>The scan; null where the bytes end, or with <see cref="Marker.Eoi"/>.</returns>
    /// <exception cref="LeptonException">What stands there is no segment, or contradicts itself.</exception>
    public Scan? ReadToScan(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (position < bytes.Length)
        {
            int start = position;
            byte marker = ReadMarker(bytes, ref position);
            if (marker == Marker.Eoi)
            {
                position = start;
                return null;
            }
            if (marker is Marker.Soi or 0 or 1 || Marker.IsRestart(marker))
                throw Bad(start, LeptonFault.BadHeader, $"Marker FF{marker:X2} stands where a segment should begin");
            int length = position + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[position..]) : 0;
            if (length < 2 || position + length > bytes.Length)
                throw Bad(start, LeptonFault.BadHeader, $"Segment FF{marker:X2} is cut off or has no length");
            var body = bytes.Slice(position + 2, length - 2);
            position += length;
            if (marker == Marker.Sos) return ReadScan(body, start);
            Read(marker, body, start);
        }
        return null;
    }

    byte ReadMarker(ReadOnlySpan<byte> bytes, ref int position)
    {
        if (bytes[position] != 0xFF) throw Bad(position, LeptonFault.BadHeader, "There is no marker where a segment should begin");
        while (position < bytes.Length && bytes[position] == 0xFF) position++;
        if (position == bytes.Length) throw Bad(position, LeptonFault.BadHeader, "The file ends inside a marker");
        return bytes[position++];
    }

    void Read(byte marker, ReadOnlySpan<byte> body, int at)
    {
        if (marker == Marker.Dqt) ReadQuantisers(body, at);
        else if (marker == Marker.Dht) ReadHuffmanTables(body, at);
        else if (marker == Marker.Dri) _restartInterval = body.Length == 2
            ? BinaryPrimitives.ReadUInt16BigEndian(body)
            : throw Bad(at, LeptonFault.BadHeader, "The restart interval is not two bytes long");
        else if (Marker.IsFrame(marker)) ReadFrame(marker, body, at);
        else if (marker == Marker.Dac) throw Bad(at, LeptonFault.ArithmeticCoding, "The picture is coded arithmetically");
    }

    void ReadQuantisers(ReadOnlySpan<byte> body, int at)
    {
        while (body.Length > 0)
        {
            int number = body[0] & 15, size = (body[0] >> 4) + 1;
            if (number > 3 || size > 2 || body.Length < 1 + 64 * size) throw Bad(at, LeptonFault.BadHeader, "A quantisation table is cut off or has no such number");
            var table = new ushort[64];
            for (int z = 0; z < 64; z++)
                table[ZigZag.Raster[z]] = size == 1 ? body[1 + z] : BinaryPrimitives.ReadUInt16BigEndian(body[(1 + 2 * z)..]);
            _quantisers[number] = table;
            body = body[(1 + 64 * size)..];
        }
    }

    void ReadHuffmanTables(ReadOnlySpan<byte> body, int at)
    {
        while (body.Length > 0)
        {
            int number = body[0] & 15, kind = body[0] >> 4, total = 0;
            if (number > 3 || kind > 1 || body.Length < 17) throw Bad(at, LeptonFault.BadHeader, "A Huffman table is cut off or has no such number");
            foreach (byte count in body[1..17]) total += count;
            if (total > 256 || body.Length < 17 + total) throw Bad(at, LeptonFault.BadHeader, "A Huffman table has more codes than room");
            try
            {
                (kind == 0 ? _dc : _ac)[number] = new HuffmanTable(body[1..17], body.Slice(17, total));
            }
            catch (ArgumentException)
            {
                throw Bad(at, LeptonFault.BadHuffmanCode, "A Huffman table has more codes than their lengths can have");
            }
            body = body[(17 + total)..];
        }
    }

    LeptonException Bad(int at, LeptonFault fault, string sentence) => new(fault, origin + at, sentence + ".");
}
