using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Heliograph.Lepton.Model;

/// <summary>The state of an arithmetic decoder (RFC 6386, section 7.3), and its supply of bytes.</summary>
/// <remarks>The value is left-aligned in 64 bits, and a single one marks where the bits that have been read end: so the value alone says when to read more.</remarks>
sealed class BoolDecoder
{
    // The reader works some bytes ahead; more zeros than that are not the end of a sound stream.
    const int MostZeroBytes = 16;

    readonly ISegmentSource _source;
    ReadOnlyMemory<byte> _piece;
    int _position;
    long _offset;
    int _zeroBytes;

    /// <exception cref="LeptonException">The stream does not begin as it must.</exception>
    public BoolDecoder(ISegmentSource source)
    {
        _source = source;
        ushort fresh = Branch.Fresh;
        ulong value = Refill(Value);
        uint range = Range;
        if (Decode(ref fresh, ref value, ref range, ref Branch.Probabilities[0]) != 0)
            throw Damaged("A segment's data does not begin with a zero bit.");
        (Value, Range) = (value, range);
    }

    /// <summary>The value; callers keep it in a register and put it back.</summary>
    public ulong Value { get; set; } = 1UL << 63;

    /// <summary>The range, 128 to 255.</summary>
    public uint Range { get; set; } = 255;

    /// <summary>Whether the value has too few bits for six decisions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLow(ulong value) => (ushort)value == 0;

    /// <summary>Bytes of the stream that are left over beyond those the decisions needed; negative where zeros stood in for some.</summary>
    public long LeftOver()
    {
        long unread = (63 - BitOperations.TrailingZeroCount(Value)) / 8 + _piece.Length - _position - _zeroBytes;
        for (var piece = _source.Next(out _); !piece.IsEmpty; piece = _source.Next(out _)) unread += piece.Length;
        // Eight bits of the value were being compared.
        return unread - 1;
    }

    /// <summary>What is wrong with the data, and about where.</summary>
    public LeptonException Damaged(string sentence) => new(LeptonFault.Corrupt, _offset + _position, sentence);

    /// <summary>Decodes one decision and learns from it, without a jump that depends on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Decode(ref ushort branch, ref ulong value, ref uint range, ref byte probabilities)
    {
        uint word = branch;
        uint split = 1 + (((range - 1) * Unsafe.Add(ref probabilities, word)) >> 8);
        ulong bound = (ulong)split << 56;
        int bit = value >= bound ? 1 : 0;
        uint rest = range - split;
        range = bit != 0 ? rest : split;
        value -= bit != 0 ? bound : 0;
        if (((word >> (8 - 8 * bit)) & 0xFF) != 0xFF) branch = (ushort)(word + (256u >> (8 * bit)));
        else branch = Branch.Saturate(word, bit != 0);
        int shift = BitOperations.LeadingZeroCount(range) - 24;
        range <<= shift;
        value <<= shift;
        return bit;
    }

    /// <summary>Decodes one decision and learns from it, with a jump that the caller's own jump merges with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOne(ref ushort branch, ref ulong value, ref uint range, ref byte probabilities)
    {
        uint word = branch;
        uint split = 1 + (((range - 1) * Unsafe.Add(ref probabilities, word)) >> 8);
        ulong bound = (ulong)split << 56;
        int shift;
        if (value < bound)
        {
            branch = word < 0xFF00 ? (ushort)(word + 0x100) : Branch.Saturate(word, yes: false);
            shift = BitOperations.LeadingZeroCount(split) - 24;
            range = split << shift;
            value <<= shift;
            return false;
        }
        range -= split;
        branch = (byte)word != 0xFF ? (ushort)(word + 1) : Branch.Saturate(word, yes: true);
        shift = BitOperations.LeadingZeroCount(range) - 24;
        range <<= shift;
        value = (value - bound) << shift;
        return true;
    }

    /// <summary>Tops the value up to at least 56 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong Refill(ulong value)
    {
        int free = BitOperations.TrailingZeroCount(value);
        int bytes = free >> 3;
        ulong next;
        var piece = _piece.Span;
        if (_position + 8 <= piece.Length)
        {
            next = BinaryPrimitives.ReadUInt64BigEndian(piece[_position..]);
            _position += bytes;
        }
        else
        {
            next = Gather(bytes);
        }
        int rest = free & 7;
        next = (next >> (63 - free)) & (ulong.MaxValue << rest << 1);
        return (value & (value - 1)) | next | (1UL << rest);
    }

    ulong Gather(int bytes)
    {
        ulong next = 0;
        for (int i = 0; i < bytes; i++)
        {
            if (_position == _piece.Length)
            {
                _piece = _source.Next(out _offset);
                _position = 0;
            }
            if (_position < _piece.Length) next |= (ulong)_piece.Span[_position++] << (56 - 8 * i);
            else if (++_zeroBytes > MostZeroBytes) throw Damaged("A segment's data ends before its picture does.");
        }
        return next;
    }
}
