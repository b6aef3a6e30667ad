using System.Buffers;
using System.Buffers.Binary;

namespace Heliograph.Site.Downloads;

/// <summary>Numbers as ZIP records have them.</summary>
static class LittleEndian
{
    public static ArrayBufferWriter<byte> Put16(this ArrayBufferWriter<byte> record, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(record.GetSpan(2), value);
        record.Advance(2);
        return record;
    }

    public static ArrayBufferWriter<byte> Put32(this ArrayBufferWriter<byte> record, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record.GetSpan(4), value);
        record.Advance(4);
        return record;
    }

    public static ArrayBufferWriter<byte> Put64(this ArrayBufferWriter<byte> record, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record.GetSpan(8), value);
        record.Advance(8);
        return record;
    }

    public static ArrayBufferWriter<byte> Put(this ArrayBufferWriter<byte> record, ReadOnlySpan<byte> bytes)
    {
        record.Write(bytes);
        return record;
    }
}
