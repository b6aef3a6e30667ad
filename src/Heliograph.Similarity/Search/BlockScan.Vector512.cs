using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Similarity.Search;

static unsafe partial class BlockScan
{
    /// <summary>256 entries are four registers: two look-ups of 128 and a choice by the code's highest bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong Bytes512(byte* block, int width, byte* first, byte* second, int halfBytes, ushort bar, ushort* sums)
    {
        var (words, odd) = (Vector512<ushort>.Zero, Vector512<ushort>.Zero);
        byte* entries = first;
        for (int half = 0; half < 2; half++, entries = second)
            for (int j = 0; j < halfBytes; j++, block += width, entries += 256)
            {
                var codes = Vector512.Load(block);
                var low = Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadAligned(entries), codes, Vector512.LoadAligned(entries + 64));
                var high = Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadAligned(entries + 128), codes, Vector512.LoadAligned(entries + 192));
                Add(Vector512.ConditionalSelect(Vector512.LessThan(codes.AsSByte(), Vector512<sbyte>.Zero).AsByte(), high, low).AsUInt16(), ref words, ref odd);
            }
        return Passing(words, odd, width, bar, sums);
    }

    /// <summary>16 entries are a quarter of a register: a shuffle looks 64 codes up at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong Nibbles512(byte* block, int width, byte* first, byte* second, int halfBytes, ushort bar, ushort* sums)
    {
        var (words, odd) = (Vector512<ushort>.Zero, Vector512<ushort>.Zero);
        var nibble = Vector512.Create((byte)15);
        byte* entries = first;
        for (int half = 0; half < 2; half++, entries = second)
            for (int j = 0; j < halfBytes; j++, block += width, entries += 32)
            {
                var codes = Vector512.Load(block);
                var low = Avx512BW.Shuffle(Quarters(entries), codes & nibble);
                var high = Avx512BW.Shuffle(Quarters(entries + 16), (codes.AsUInt16() >> 4).AsByte() & nibble);
                Add((low + high).AsUInt16(), ref words, ref odd);
            }
        return Passing(words, odd, width, bar, sums);
    }

    static Vector512<byte> Quarters(byte* entries) => Avx512F.BroadcastVector128ToVector512((uint*)entries).AsByte();

    /// <summary>Bytes at odd places are summed apart; the sum of whole words has them too, 256-fold, until the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(Vector512<ushort> found, ref Vector512<ushort> words, ref Vector512<ushort> odd)
    {
        words += found;
        odd += found >> 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Passing(Vector512<ushort> words, Vector512<ushort> odd, int width, ushort bar, ushort* sums)
    {
        var even = words - (odd << 8);
        var most = Vector512.Create(bar);
        var isEven = Vector512.Create((ushort)0x00ff);
        var passes = Vector512.ConditionalSelect(isEven, Vector512.LessThanOrEqual(even, most), Vector512.LessThanOrEqual(odd, most));
        ulong passing = passes.AsByte().ExtractMostSignificantBits() & Lanes(width);
        if (passing != 0)
        {
            // Sums go back to the order of the vectors, 16 to a quarter of a register.
            var low = Avx512BW.UnpackLow(even, odd);
            var high = Avx512BW.UnpackHigh(even, odd);
            for (int quarter = 0; quarter < 4; quarter++)
            {
                low.GetLower().GetLower().Store(sums + 16 * quarter);
                high.GetLower().GetLower().Store(sums + 16 * quarter + 8);
                low = Avx512F.Shuffle4x128(low.AsUInt32(), low.AsUInt32(), 0b00_11_10_01).AsUInt16();
                high = Avx512F.Shuffle4x128(high.AsUInt32(), high.AsUInt32(), 0b00_11_10_01).AsUInt16();
            }
        }
        return passing;
    }
}
