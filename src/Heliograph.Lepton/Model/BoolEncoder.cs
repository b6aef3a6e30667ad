using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Heliograph.Lepton.Model;

/// <summary>The state of an arithmetic encoder (RFC 6386, section 7.3), and the bytes it wrote.</summary>
/// <remarks>Of the 64 bits of <see cref="Low"/> the lowest eight are the window, above them stand those not yet written, then one for a carry,
/// then a single one that marks how many they are.</remarks>
sealed class BoolEncoder : IDisposable
{
    const ulong Empty = 1UL << 9;

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    int _length;

    public BoolEncoder()
    {
        ushort fresh = Branch.Fresh;
        ulong low = Low;
        uint range = Range;
        Encode(0, ref fresh, ref low, ref range, ref Branch.Probabilities[0]);
        (Low, Range) = (low, range);
    }

    /// <summary>The low end; callers keep it in a register and put it back.</summary>
    public ulong Low { get; set; } = Empty;

    /// <summary>The range, 128 to 255.</summary>
    public uint Range { get; set; } = 255;

    /// <summary>What was written; all of it after <see cref="Finish"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Whether there may be no room for six decisions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFull(ulong low) => low >= Empty << 12;

    /// <summary>Encodes one decision and learns from it, without a jump that depends on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encode(int bit, ref ushort branch, ref ulong low, ref uint range, ref byte probabilities)
    {
        uint word = branch;
        uint split = 1 + (((range - 1) * Unsafe.Add(ref probabilities, word)) >> 8);
        uint rest = range - split;
        range = bit != 0 ? rest : split;
        low += bit != 0 ? split : 0;
        if (((word >> (8 - 8 * bit)) & 0xFF) != 0xFF) branch = (ushort)(word + (256u >> (8 * bit)));
        else branch = Branch.Saturate(word, bit != 0);
        int shift = BitOperations.LeadingZeroCount(range) - 24;
        range <<= shift;
        low <<= shift;
    }

    /// <summary>Writes what is whole bytes of the low end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong Flush(ulong low)
    {
        int waiting = 54 - BitOperations.LeadingZeroCount(low);
        int bytes = waiting >> 3, rest = 8 + (waiting & 7);
        if (_bytes.Length - _length < 8) Grow();
        ulong whole = low >> rest;
        if (((whole >> (8 * bytes)) & 1) != 0) Carry();
        BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(_length), bytes == 0 ? 0 : whole << (64 - 8 * bytes));
        _length += bytes;
        return (low & ((1UL << rest) - 1)) | (2UL << rest);
    }

    /// <summary>Writes all that is left: the bytes that hold bits of the low end, and no more.</summary>
    public void Finish()
    {
        ulong low = Flush(Low);
        int bits = 62 - BitOperations.LeadingZeroCount(low);
        // The bits that wait and the window, brought to the left end of a byte.
        low = ((low & ((1UL << (bits + 1)) - 1)) | (2UL << bits)) << (-bits & 7);
        Low = Flush(low << 8);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    void Carry()
    {
        // The first bit was a zero of even odds: it stops every carry.
        int at = _length - 1;
        while (++_bytes[at] == 0) at--;
    }

    void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * _bytes.Length);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
