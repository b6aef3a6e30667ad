using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Similarity.Search;

static unsafe partial class BlockScan
{
    /// <summary>Half a block, 32 vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static uint Nibbles256(byte* block, int width, byte* first, byte* second, int halfBytes, ushort bar, ushort* sums)
    {
        var (words, odd) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero);
        var nibble = Vector256.Create((byte)15);
        byte* entries = first;
        for (int half = 0; half < 2; half++, entries = second)
            for (int j = 0; j < halfBytes; j++, block += width, entries += 32)
            {
                var codes = Vector256.Load(block);
                var low = Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(entries), codes & nibble);
                var high = Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(entries + 16), (codes.AsUInt16() >> 4).AsByte() & nibble);
                var found = (low + high).AsUInt16();
                words += found;
                odd += found >> 8;
            }

        var even = words - (odd << 8);
        var most = Vector256.Create(bar);
        // There is no unsigned comparison: the smaller of two equals the first where that is not larger.
        var passes = Vector256.ConditionalSelect(
            Vector256.Create((ushort)0x00ff), Vector256.Equals(Vector256.Min(even, most), even), Vector256.Equals(Vector256.Min(odd, most), odd));
        uint passing = passes.AsByte().ExtractMostSignificantBits();
        if (passing != 0)
        {
            var low = Avx2.UnpackLow(even, odd);
            var high = Avx2.UnpackHigh(even, odd);
            low.GetLower().Store(sums);
            high.GetLower().Store(sums + 8);
            low.GetUpper().Store(sums + 16);
            high.GetUpper().Store(sums + 24);
        }
        return passing;
    }
}
