using System.Buffers;
using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Model;

/// <summary>The few kinds of fields that a .lopq model has.</summary>
sealed class ProtobufWriter
{
    readonly ArrayBufferWriter<byte> _bytes = new();

    public void CopyTo(Stream stream) => stream.Write(_bytes.WrittenSpan);

    public void Number(int field, int value)
    {
        Varint(field << 3);
        Varint(value);
    }

    public void Matrix(int field, ReadOnlySpan<float> values, int columns)
    {
        var message = new ProtobufWriter();
        message.Packed(values);
        message.Number(2, values.Length / columns);
        message.Number(2, columns);
        Bytes(field, message._bytes.WrittenSpan);
    }

    public void Vector(int field, ReadOnlySpan<float> values)
    {
        var message = new ProtobufWriter();
        message.Packed(values);
        Bytes(field, message._bytes.WrittenSpan);
    }

    void Packed(ReadOnlySpan<float> values) => Bytes(1, MemoryMarshal.AsBytes(values));

    void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Varint(field << 3 | 2);
        Varint(bytes.Length);
        _bytes.Write(bytes);
    }

    void Varint(int value)
    {
        for (; value >= 0x80; value >>= 7) _bytes.Write([(byte)(value | 0x80)]);
        _bytes.Write([(byte)value]);
    }
}
