using System.Buffers;

namespace Heliograph.Lepton.Tests;

/// <summary>The codec over arrays.</summary>
static class Codec
{
    public static byte[] Pack(byte[] jpeg, PackOptions? options = null)
    {
        var packed = new ArrayBufferWriter<byte>();
        LeptonCodec.Pack(jpeg, packed, options, TestContext.Current.CancellationToken);
        return packed.WrittenSpan.ToArray();
    }

    public static byte[] Unpack(byte[] lepton, UnpackOptions? options = null)
    {
        var jpeg = new ArrayBufferWriter<byte>();
        LeptonCodec.Unpack(lepton, jpeg, options, TestContext.Current.CancellationToken);
        return jpeg.WrittenSpan.ToArray();
    }

    /// <summary>The segments' data by number, as the packets give it.</summary>
    public static byte[][] Segments(byte[] lepton)
    {
        var segments = new List<byte>[lepton[4]];
        for (int i = 0; i < segments.Length; i++) segments[i] = [];
        int position = 28 + BitConverter.ToInt32(lepton, 24) + 3;
        while (position < lepton.Length - 4)
        {
            int head = lepton[position++], size = 1024 << (2 * (head >> 4));
            if (head < 16)
            {
                size = BitConverter.ToUInt16(lepton, position) + 1;
                position += 2;
            }
            segments[head & 15].AddRange(lepton[position..(position + size)]);
            position += size;
        }
        return [.. segments.Select(s => s.ToArray())];
    }
}
