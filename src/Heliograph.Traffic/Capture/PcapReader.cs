using System.Buffers.Binary;

namespace Heliograph.Traffic.Capture;

/// <summary>The classic capture format: a header of 24 bytes, then records of 16 bytes and a packet.</summary>
sealed class PcapReader : PacketReader
{
    public const int HeaderLength = 24;
    const int RecordLength = 16;

    readonly bool _isBigEndian;
    readonly int _linkType, _nanosecondsPerFraction, _recordLength;

    public PcapReader(ReadOnlySpan<byte> header)
    {
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(header);
        _isBigEndian = magic is 0xD4C3B2A1 or 0x4D3CB2A1 or 0x34CDB2A1;
        _nanosecondsPerFraction = magic is 0xA1B23C4D or 0x4D3CB2A1 ? 1 : 1000;
        // A patched libpcap of old wrote 8 bytes more a record.
        _recordLength = magic is 0xA1B2CD34 or 0x34CDB2A1 ? RecordLength + 8 : RecordLength;
        _linkType = (int)(Read32(header[20..]) & 0xFFFF);
    }

    public static bool Recognises(ReadOnlySpan<byte> start) =>
        start.Length >= HeaderLength && BinaryPrimitives.ReadUInt32LittleEndian(start) is 0xA1B2C3D4 or 0xD4C3B2A1 or 0xA1B23C4D or 0x4D3CB2A1 or 0xA1B2CD34 or 0x34CDB2A1;

    public override int Read(ReadOnlyMemory<byte> window, out Packet packet)
    {
        packet = default;
        var bytes = window.Span;
        if (bytes.Length < _recordLength) return 0;
        uint captured = Read32(bytes[8..]);
        if (captured > ByteWindows.Size - RecordLength - 8)
        {
            Damage = $"a packet claims {captured} bytes";
            return 0;
        }
        int length = _recordLength + (int)captured;
        if (bytes.Length < length) return 0;
        long time = Read32(bytes) * 1_000_000_000L + Read32(bytes[4..]) * (long)_nanosecondsPerFraction;
        packet = new(_linkType, window[_recordLength..length], time);
        return length;
    }

    uint Read32(ReadOnlySpan<byte> bytes) => _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
