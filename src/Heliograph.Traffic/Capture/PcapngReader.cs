using System.Buffers.Binary;

namespace Heliograph.Traffic.Capture;

/// <summary>The newer capture format: blocks, in sections that each have their own byte order and interfaces.</summary>
sealed class PcapngReader : PacketReader
{
    const uint Section = 0x0A0D0D0A, ByteOrder = 0x1A2B3C4D;
    const int ResolutionOption = 9, OffsetOption = 14;

    readonly List<Interface> _interfaces = [];
    bool _isBigEndian;

    /// <param name="LinkType">Its DLT number.</param>
    /// <param name="UnitsPerSecond">Of its timestamps.</param>
    /// <param name="Offset">Seconds to add to each.</param>
    readonly record struct Interface(int LinkType, ulong UnitsPerSecond, long Offset);

    public static bool Recognises(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && BinaryPrimitives.ReadUInt32LittleEndian(start) == Section
        && BinaryPrimitives.ReadUInt32LittleEndian(start[8..]) is ByteOrder or 0x4D3C2B1A;

    public override int Read(ReadOnlyMemory<byte> window, out Packet packet)
    {
        packet = default;
        var bytes = window.Span;
        if (bytes.Length < 12) return 0;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Section)
        {
            _isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) == ByteOrder;
            _interfaces.Clear();
        }
        uint type = Read32(bytes), claimed = Read32(bytes[4..]);
        if (claimed is < 12 or > ByteWindows.Size || claimed % 4 != 0)
        {
            Damage = $"a block claims {claimed} bytes";
            return 0;
        }
        int length = (int)claimed;
        if (bytes.Length < length) return 0;
        var body = window[8..(length - 4)];
        switch (type)
        {
            case 1: AddInterface(body.Span); break;
            case 2: ReadPacket(body, Read16, out packet); break;
            case 3: ReadSimple(body, out packet); break;
            case 6: ReadPacket(body, Read32, out packet); break;
        }
        return length;
    }

    void AddInterface(ReadOnlySpan<byte> body)
    {
        if (body.Length < 8) return;
        ulong unitsPerSecond = 1_000_000;
        long offset = 0;
        for (var options = body[8..]; options.Length >= 4;)
        {
            uint code = Read16(options);
            int length = (int)Read16(options[2..]);
            if (code == 0 || options.Length < 4 + length) break;
            var value = options.Slice(4, length);
            if (code == ResolutionOption && length >= 1) unitsPerSecond = UnitsPerSecond(value[0]);
            if (code == OffsetOption && length >= 8) offset = (long)(_isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(value) : BinaryPrimitives.ReadUInt64LittleEndian(value));
            options = options[Math.Min(options.Length, 4 + (length + 3) / 4 * 4)..];
        }
        _interfaces.Add(new((int)Read16(body), unitsPerSecond, offset));
    }

    static ulong UnitsPerSecond(byte resolution)
    {
        int power = resolution & 0x7F;
        if ((resolution & 0x80) != 0) return 1UL << Math.Min(power, 62);
        ulong units = 1;
        for (int i = 0; i < Math.Min(power, 18); i++) units *= 10;
        return units;
    }

    const int PacketHeaderLength = 20;

    delegate uint Reader(ReadOnlySpan<byte> bytes);

    void ReadPacket(ReadOnlyMemory<byte> body, Reader readInterface, out Packet packet)
    {
        packet = default;
        var bytes = body.Span;
        if (bytes.Length < PacketHeaderLength) return;
        uint number = readInterface(bytes);
        if (number >= _interfaces.Count) return;
        var captured = _interfaces[(int)number];
        uint length = Read32(bytes[12..]);
        if (length > bytes.Length - PacketHeaderLength) return;
        ulong stamp = (ulong)Read32(bytes[4..]) << 32 | Read32(bytes[8..]);
        var (seconds, rest) = Math.DivRem(stamp, captured.UnitsPerSecond);
        long nanoseconds = (long)((UInt128)rest * 1_000_000_000 / captured.UnitsPerSecond);
        packet = new(captured.LinkType, body.Slice(PacketHeaderLength, (int)length), unchecked(((long)seconds + captured.Offset) * 1_000_000_000 + nanoseconds));
    }

    void ReadSimple(ReadOnlyMemory<byte> body, out Packet packet)
    {
        packet = default;
        if (body.Length < 4 || _interfaces.Count == 0) return;
        long length = Math.Min(Read32(body.Span), body.Length - 4);
        packet = new(_interfaces[0].LinkType, body.Slice(4, (int)length), 0);
    }

    uint Read32(ReadOnlySpan<byte> bytes) => _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    uint Read16(ReadOnlySpan<byte> bytes) => _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
