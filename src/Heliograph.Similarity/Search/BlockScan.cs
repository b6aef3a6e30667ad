using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Similarity.Search;

/// <summary>Sums of table entries for the vectors of a block, in whole steps, and which of them do not pass a bar.</summary>
/// <remarks>Entries are bytes, rounded down, so that a sum never exceeds the distance: whoever passes is looked at exactly, and
/// the result is the same whatever the processor. André, Kermarrec and Le Scouarnec, VLDB 2015, and "Quicker ADC", TPAMI 2021.</remarks>
static unsafe partial class BlockScan
{
    /// <summary>Largest entry: two of a byte of two 4-bit codes are added as bytes, and all of a code as 16 bits.</summary>
    public static int LargestEntry(int bits, int subquantizers) => Math.Min(bits == 4 ? 127 : 255, ushort.MaxValue / subquantizers);

    /// <param name="block">Transposed codes, <paramref name="width"/> vectors wide; 64 bytes beyond may be read.</param>
    /// <param name="width">1 to 64.</param>
    /// <param name="first">Entries of half 0, shape [M/2, 2^bits].</param>
    /// <param name="second">Entries of half 1.</param>
    /// <param name="halfBytes">Code bytes of a half.</param>
    /// <param name="bar">The largest sum that passes.</param>
    /// <param name="sums">One for each of 64 vectors; written where one passes.</param>
    /// <returns>A bit for each vector that passes.</returns>
    public static ulong Bytes(byte* block, int width, byte* first, byte* second, int halfBytes, ushort bar, ushort* sums) =>
        Avx512Vbmi.IsSupported ? Bytes512(block, width, first, second, halfBytes, bar, sums)
        : Scalar(block, width, first, second, halfBytes, 8, bar, sums);

    /// <inheritdoc cref="Bytes"/>
    public static ulong Nibbles(byte* block, int width, byte* first, byte* second, int halfBytes, ushort bar, ushort* sums)
    {
        if (Avx512BW.IsSupported) return Nibbles512(block, width, first, second, halfBytes, bar, sums);
        if (!Avx2.IsSupported) return Scalar(block, width, first, second, halfBytes, 4, bar, sums);
        ulong low = Nibbles256(block, width, first, second, halfBytes, bar, sums);
        return width <= Vector256<byte>.Count ? low & Lanes(width)
            : low | ((ulong)Nibbles256(block + 32, width, first, second, halfBytes, bar, sums + 32) << 32 & Lanes(width));
    }

    static ulong Lanes(int width) => ulong.MaxValue >> (64 - width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Scalar(byte* block, int width, byte* first, byte* second, int halfBytes, int bits, ushort bar, ushort* sums)
    {
        new Span<ushort>(sums, width).Clear();
        for (int half = 0; half < 2; half++, first = second)
        {
            int j = 0;
            byte* entries = first;
            // Four columns at a time: a sum is loaded and stored for four look-ups, which do not wait for one another.
            for (; bits == 8 && j + 4 <= halfBytes; j += 4, block += 4 * width, entries += 4 * 256)
                for (int i = 0; i < width; i++)
                    sums[i] += (ushort)(entries[block[i]] + entries[256 + block[width + i]] + entries[512 + block[2 * width + i]] + entries[768 + block[3 * width + i]]);
            for (; bits == 8 && j < halfBytes; j++, block += width, entries += 256)
                for (int i = 0; i < width; i++) sums[i] += entries[block[i]];
            for (; j < halfBytes; j++, block += width, entries += 32)
                for (int i = 0; i < width; i++) sums[i] += (ushort)(entries[block[i] & 15] + entries[16 + (block[i] >> 4)]);
        }
        ulong passing = 0;
        for (int i = 0; i < width; i++)
            if (sums[i] <= bar) passing |= 1UL << i;
        return passing;
    }
}
