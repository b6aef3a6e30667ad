using System.Buffers;
using System.Buffers.Binary;

namespace Heliograph.Lepton.Container;

/// <summary>Interleaves the segments' data, so that a reader has the beginning of each before the end of any.</summary>
static class PacketWriter
{
    const int LargestPacket = 1 << 16;

    public static void Write(IBufferWriter<byte> output, ReadOnlyMemory<byte>[] segments)
    {
        bool isLeft = true;
        for (int offset = 0; isLeft; offset += LargestPacket)
        {
            isLeft = false;
            for (int i = 0; i < segments.Length; i++)
            {
                if (offset >= segments[i].Length) continue;
                var rest = segments[i].Span[offset..];
                WritePacket(output, i, rest[..Math.Min(rest.Length, LargestPacket)]);
                isLeft |= rest.Length > LargestPacket;
            }
        }
    }

    static void WritePacket(IBufferWriter<byte> output, int segment, ReadOnlySpan<byte> bytes)
    {
        int size = bytes.Length switch { 4096 => 1, 16384 => 2, LargestPacket => 3, _ => 0 };
        output.Write([(byte)(segment | (size << 4))]);
        if (size == 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(output.GetSpan(2), (ushort)(bytes.Length - 1));
            output.Advance(2);
        }
        output.Write(bytes);
    }
}
