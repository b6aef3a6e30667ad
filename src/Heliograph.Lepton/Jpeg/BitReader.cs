using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Heliograph.Lepton.Jpeg;

/// <summary>Bits of entropy-coded data, without the zeros stuffed after FF (ITU-T T.81, F.2.2.5). Past a marker and past the end come zeros.</summary>
ref struct BitReader(ReadOnlySpan<byte> data, int position)
{
    readonly ReadOnlySpan<byte> _data = data;
    int _position = position;
    // Left-aligned; what lies below the counted bits is a foretaste of the next bytes, or zero.
    ulong _bits;
    int _count;
    int _zeroBytes;

    /// <summary>Whether bits were taken that are not in the file.</summary>
    public readonly bool IsOverrun => _count < 8 * _zeroBytes;

    /// <summary>At least 32 bits, the next one highest.</summary>
    public readonly ulong Bits => _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ensure32()
    {
        if (_count < 32) Fill();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Takes up to 16 bits; <see cref="Ensure32"/> comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int count)
    {
        int value = (int)(_bits >> 1 >> (63 - count));
        Skip(count);
        return value;
    }

    /// <summary>Takes a value of a given bit length, sign-extended as T.81, figure F.12 has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSigned(int length)
    {
        int value = Take(length);
        return value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
    }

    /// <returns>The next code's symbol; -1 where there is no such code.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSymbol(HuffmanTable table)
    {
        int entry = table.Lookahead[(int)(_bits >> (64 - HuffmanTable.LookaheadBits))];
        if (entry == 0 && (entry = table.Find((int)(_bits >> 48))) == 0) return -1;
        Skip(entry >> 8);
        return entry & 0xFF;
    }

    /// <summary>The byte in which the next bit lies, or FF of a byte that is followed by a stuffed zero; and how many of its bits are taken.</summary>
    public readonly (int Position, int BitsTaken) Locate()
    {
        int unread = Math.Max(0, _count - 8 * _zeroBytes);
        int back = (unread + 7) / 8, position = _position;
        for (int i = 0; i < back; i++) position -= IsStuffed(position - 1) ? 2 : 1;
        return (position, -unread & 7);
    }

    /// <summary>Drops the bits up to the end of a byte.</summary>
    /// <param name="value">The dropped bits.</param>
    /// <returns>How many they are.</returns>
    public int Align(out int value)
    {
        int count = _count & 7;
        value = Take(count);
        return count;
    }

    /// <summary>After <see cref="Align"/>: begins anew at another byte.</summary>
    public void MoveTo(int position)
    {
        (_position, _bits, _count, _zeroBytes) = (position, 0, 0, 0);
    }

    readonly bool IsStuffed(int position) => position > 0 && _data[position] == 0 && _data[position - 1] == 0xFF;

    void Fill()
    {
        if (_position + 8 <= _data.Length)
        {
            ulong next = BinaryPrimitives.ReadUInt64BigEndian(_data[_position..]);
            // A byte of FF is one that turns to zero when inverted.
            if (((~next - 0x0101010101010101) & next & 0x8080808080808080) == 0)
            {
                _bits |= next >> _count;
                _position += (63 - _count) >> 3;
                _count |= 56;
                return;
            }
        }
        FillByBytes();
    }

    void FillByBytes()
    {
        _bits &= ~(ulong.MaxValue >> _count);
        for (; _count <= 56; _count += 8)
        {
            byte next = 0;
            if (_position < _data.Length && (next = _data[_position]) != 0xFF) _position++;
            else if (_position + 1 < _data.Length && _data[_position + 1] == 0) _position += 2;
            else (next, _zeroBytes) = (0, _zeroBytes + 1);
            _bits |= (ulong)next << (56 - _count);
        }
    }
}
