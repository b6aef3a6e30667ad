using System.Buffers.Binary;

namespace Heliograph.Traffic.Tests.Capture;

/// <summary>Captures in the newer format, with nanoseconds and blocks that say nothing about packets.</summary>
static class Pcapng
{
    public static byte[] Of(Wire wire, bool bigEndian)
    {
        var file = new MemoryStream();
        void Block(uint type, byte[] body)
        {
            int length = 12 + (body.Length + 3) / 4 * 4;
            file.Write(Number(type));
            file.Write(Number((uint)length));
            file.Write(body);
            file.Write(new byte[length - 12 - body.Length]);
            file.Write(Number((uint)length));
        }
        byte[] Number(uint value)
        {
            byte[] bytes = new byte[4];
            if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            return bytes;
        }
        byte[] Short(ushort value) => bigEndian ? [(byte)(value >> 8), (byte)value] : [(byte)value, (byte)(value >> 8)];

        Block(0x0A0D0D0A, [.. Number(0x1A2B3C4D), .. Short(1), .. Short(0), .. Number(uint.MaxValue), .. Number(uint.MaxValue)]);
        Block(1, [.. Short(1), .. Short(0), .. Number(0), .. Short(9), .. Short(1), 9, 0, 0, 0, .. Short(0), .. Short(0)]);
        Block(4, [.. Short(0), .. Short(0)]);
        foreach (var piece in wire.Pieces)
        {
            byte[] frame = Wire.Ethernet(0x0800, Wire.Ipv4(piece));
            ulong time = 1_700_000_000_000_000_000 + (ulong)piece.Microseconds * 1000;
            Block(6, [.. Number(0), .. Number((uint)(time >> 32)), .. Number((uint)time), .. Number((uint)frame.Length), .. Number((uint)frame.Length), .. frame]);
        }
        return file.ToArray();
    }
}
