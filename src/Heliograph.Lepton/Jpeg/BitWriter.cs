using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Heliograph.Lepton.Jpeg;

/// <summary>Writes bits with a zero stuffed after each byte of FF (ITU-T T.81, F.1.2.3) into memory that it owns.</summary>
sealed class BitWriter : IDisposable
{
    byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    int _length;
    ulong _bits;
    int _count;

    /// <summary>Whole bytes written and not yet taken.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>The bits of a byte not yet whole, left-aligned, and their number.</summary>
    public (byte Bits, int Count) Overhang
    {
        get
        {
            Flush();
            return (_count == 0 ? (byte)0 : (byte)(_bits << (8 - _count)), _count);
        }
    }

    /// <summary>Forgets what <see cref="Written"/> holds.</summary>
    public void Clear() => _length = 0;

    /// <summary>Makes room, so that a number of bits can follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int bits)
    {
        // A byte may bring a stuffed one, and up to eight wait.
        if (_bytes.Length - _length < bits / 4 + 32) Grow(bits / 4 + 32);
    }

    /// <param name="bits">The bits, right-aligned, nothing above them.</param>
    /// <param name="count">0 to 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(uint bits, int count)
    {
        _bits = (_bits << count) | bits;
        _count += count;
        if (_count >= 32) WriteFour();
    }

    /// <summary>Fills up the last byte from a pattern whose lowest bit comes first.</summary>
    public void Align(byte pattern)
    {
        Reserve(8);
        for (int i = 0; (_count & 7) != 0; i++) Put((uint)(pattern >> i) & 1, 1);
        Flush();
    }

    /// <summary>Writes a marker; <see cref="Align"/> comes first.</summary>
    public void PutMarker(byte marker)
    {
        Reserve(16);
        _bytes[_length++] = 0xFF;
        _bytes[_length++] = marker;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void WriteFour()
    {
        _count -= 32;
        uint word = (uint)(_bits >> _count);
        // A byte of FF is one that turns to zero when inverted.
        if (((~word - 0x01010101) & word & 0x80808080) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), word);
            _length += 4;
        }
        else
        {
            for (int shift = 24; shift >= 0; shift -= 8) WriteByte((byte)(word >> shift));
        }
    }

    void Flush()
    {
        Reserve(64);
        while (_count >= 8)
        {
            _count -= 8;
            WriteByte((byte)(_bits >> _count));
        }
    }

    void WriteByte(byte value)
    {
        _bytes[_length++] = value;
        if (value == 0xFF) _bytes[_length++] = 0;
    }

    void Grow(int room)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + room, 2 * _bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
