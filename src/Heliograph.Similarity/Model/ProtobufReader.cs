using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Model;

/// <summary>A cursor over a protobuf message.</summary>
ref struct ProtobufReader(ReadOnlySpan<byte> bytes, long origin, string name)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    int _at;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    readonly long Offset => origin + _at;

    public (int Field, int Wire) Tag()
    {
        ulong tag = Varint();
        return ((int)(tag >> 3), (int)(tag & 7));
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_at == _bytes.Length) throw Bad("The message ends inside a number.");
            byte next = _bytes[_at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw Bad("A number has more than 64 bits.");
    }

    public int Int32()
    {
        ulong value = Varint();
        return value <= int.MaxValue ? (int)value : throw Bad($"{value} is too large.");
    }

    public ProtobufReader Message()
    {
        int start = Length(out int length);
        return new(_bytes.Slice(start, length), origin + start, name);
    }

    public float[] Floats()
    {
        int start = Length(out int length);
        if (length % 4 != 0) throw Bad("Packed numbers are cut off.");
        return MemoryMarshal.Cast<byte, float>(_bytes.Slice(start, length)).ToArray();
    }

    /// <summary>Passes over a field that is not known.</summary>
    public void Skip(int wire)
    {
        switch (wire)
        {
            case 0: Varint(); break;
            case 1: Advance(8); break;
            case 2: Length(out _); break;
            case 5: Advance(4); break;
            default: throw Bad($"There is no wire type {wire}: this is no .lopq model.");
        }
    }

    public readonly SimilarityException Bad(string message) => new(SimilarityFault.Damaged, name, Offset, message);

    int Length(out int length)
    {
        length = Int32();
        int start = _at;
        Advance(length);
        return start;
    }

    void Advance(int length)
    {
        if (length > _bytes.Length - _at) throw Bad($"{length} bytes are announced, and {_bytes.Length - _at} are left.");
        _at += length;
    }
}
