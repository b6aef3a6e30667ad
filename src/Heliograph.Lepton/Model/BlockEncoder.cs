using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Model;

/// <summary>Encodes blocks in the order in which <see cref="BlockDecoder"/> decodes them.</summary>
static class BlockEncoder
{
    const ulong RowMask = 0xFE;
    const ulong ColumnMask = 0x0101010101010100;

    /// <summary>Encodes a row's blocks.</summary>
    /// <param name="coder">The segment's data.</param>
    /// <param name="branches">The segment's branches.</param>
    /// <param name="model">The component.</param>
    /// <param name="grid">Holds the row and the one above it.</param>
    /// <param name="y">The row.</param>
    /// <param name="hasAbove">Whether the segment has the row above.</param>
    /// <param name="count">How many blocks of the row are coded.</param>
    /// <returns>The first block that has a coefficient too large for the format; −1 for none.</returns>
    public static int EncodeRow(BoolEncoder coder, Branches branches, ComponentModel model, BlockGrid grid, int y, bool hasAbove, int count)
    {
        Span<short> row = grid.Row(y), above = hasAbove ? grid.Row(y - 1) : row;
        ref ushort tables = ref branches.At(0);
        ref ushort colour = ref Unsafe.Add(ref tables, model.Tables);
        model.StartRow(hasAbove);
        for (int x = 0; x < count; x++)
        {
            ref short block = ref MemoryMarshal.GetReference(row.Slice(64 * x, 64));
            ulong mask = RasterMask(ref block);
            int inner = BitOperations.PopCount(mask & Inner.Mask);
            int context = model.InnerCountContext(x);
            if (inner > 0) model.ExpectInner(row, above, x);
            int bits = EncodeInner(coder, ref colour, context, ref model.Priors, ref block, inner);
            var (horizontal, vertical) = Inner.Ends(mask & Inner.Mask);
            model.PredictEdges(ref block, x, inner, out var rowEdge, out var columnEdge);
            int start = (horizontal * 8 + Inner.EdgeClass(inner)) * 8;
            bits |= EncodeEdge(coder, ref colour, start, model, 0, ref rowEdge[0], ref block, BitOperations.PopCount(mask & RowMask));
            start = ((8 + vertical) * 8 + Inner.EdgeClass(inner)) * 8;
            bits |= EncodeEdge(coder, ref colour, start, model, 7, ref columnEdge[0], ref block, BitOperations.PopCount(mask & ColumnMask));
            var prediction = model.PredictDc(ref block, x);
            int difference = prediction.Difference(block);
            if (bits >= 1 << 11 || prediction.Restore(difference) != block || Math.Abs(difference) >= 1 << 11) return x;
            EncodeDc(coder, ref tables, model.Tables, prediction, difference);
            model.Finish(ref block, x, inner);
        }
        return -1;
    }

    /// <summary>Which coefficients are not zero, by raster index.</summary>
    internal static ulong RasterMask(ref short block)
    {
        ulong mask = 0;
        if (Avx2.IsSupported)
        {
            for (nuint i = 0; i < 64; i += 32)
            {
                var zeros = Avx2.PackSignedSaturate(
                    Vector256.Equals(Vector256.LoadUnsafe(ref block, i), Vector256<short>.Zero),
                    Vector256.Equals(Vector256.LoadUnsafe(ref block, i + 16), Vector256<short>.Zero));
                uint bits = Avx2.Permute4x64(zeros.AsInt64(), 0b11_01_10_00).AsByte().ExtractMostSignificantBits();
                mask |= (ulong)~bits << (int)i;
            }
            return mask;
        }
        for (int i = 0; i < 64; i++) mask |= (Unsafe.Add(ref block, i) != 0 ? 1UL : 0) << i;
        return mask;
    }

    /// <returns>All magnitudes' bits together, so that one that is too large shows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int EncodeInner(BoolEncoder coder, ref ushort tables, int context, ref ushort priors, ref short block, int count)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong low = coder.Low;
        uint range = coder.Range;
        if (BoolEncoder.IsFull(low)) low = coder.Flush(low);
        ref ushort nodes = ref Unsafe.Add(ref tables, Branches.InnerCount + context * 64);
        for (int i = 5, node = 1; i >= 0; i--)
        {
            int bit = (count >> i) & 1;
            BoolEncoder.Encode(bit, ref Unsafe.Add(ref nodes, node), ref low, ref range, ref odds);
            node = 2 * node + bit;
        }

        ref byte rasters = ref MemoryMarshal.GetReference(Inner.Raster);
        int place = 0, all = 0;
        for (int remaining = count; remaining > 0; remaining--)
        {
            int kind = Inner.RemainingClass[remaining];
            ref ushort lengths = ref Unsafe.Add(ref tables, Branches.InnerLength + kind * (Inner.Count * Branches.PriorClasses * Branches.Slots));
            while (true)
            {
                int raster = Unsafe.Add(ref rasters, place);
                int prior = ComponentModel.BitLength(Unsafe.Add(ref priors, raster));
                ref ushort slots = ref Unsafe.Add(ref lengths, (place * Branches.PriorClasses + prior) * Branches.Slots);
                int value = Unsafe.Add(ref block, raster);
                place++;
                if (BoolEncoder.IsFull(low)) low = coder.Flush(low);
                if (value == 0)
                {
                    BoolEncoder.Encode(0, ref slots, ref low, ref range, ref odds);
                    continue;
                }
                int magnitude = Math.Abs(value);
                all |= magnitude;
                int length = Math.Min(ComponentModel.BitLength(magnitude), 11);
                low = EncodeLength(coder, length, ref slots, low, ref range, ref odds);
                BoolEncoder.Encode(value > 0 ? 1 : 0, ref Unsafe.Add(ref tables, Branches.Sign), ref low, ref range, ref odds);
                low = EncodeBits(coder, magnitude, length - 2, ref Unsafe.Add(ref tables, Branches.InnerBits + (kind * Inner.Count + place - 1) * Branches.Slots), low, ref range, ref odds);
                break;
            }
        }
        (coder.Low, coder.Range) = (low, range);
        return all;
    }

    /// <inheritdoc cref="EncodeInner" path="/returns"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int EncodeEdge(BoolEncoder coder, ref ushort tables, int start, ComponentModel model, int first, ref int predictions, ref short block, int remaining)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong low = coder.Low;
        uint range = coder.Range;
        if (BoolEncoder.IsFull(low)) low = coder.Flush(low);
        ref ushort nodes = ref Unsafe.Add(ref tables, Branches.EdgeCount + start);
        for (int i = 2, node = 1; i >= 0; i--)
        {
            int bit = (remaining >> i) & 1;
            BoolEncoder.Encode(bit, ref Unsafe.Add(ref nodes, node), ref low, ref range, ref odds);
            node = 2 * node + bit;
        }
        int step = first == 0 ? 1 : 8, all = 0;
        for (int lane = 1; remaining > 0; lane++)
        {
            int place = first + lane - 1, value = Unsafe.Add(ref block, lane * step);
            int prediction = Unsafe.Add(ref predictions, lane) / model.EdgeDivisors[place];
            int size = Math.Abs(prediction), kind = Math.Min(ComponentModel.BitLength(size), 10);
            int table = (remaining - 1) * 14 + place;
            ref ushort slots = ref Unsafe.Add(ref tables, Branches.EdgeLength + (table * Branches.EdgeClasses + kind) * Branches.Slots);
            if (BoolEncoder.IsFull(low)) low = coder.Flush(low);
            if (value == 0)
            {
                BoolEncoder.Encode(0, ref slots, ref low, ref range, ref odds);
                continue;
            }
            int magnitude = Math.Abs(value);
            all |= magnitude;
            int length = Math.Min(ComponentModel.BitLength(magnitude), 11);
            low = EncodeLength(coder, length, ref slots, low, ref range, ref odds);
            short sign = (short)prediction;
            int expectation = sign == 0 ? 0 : sign > 0 ? 1 : 2;
            BoolEncoder.Encode(value > 0 ? 1 : 0, ref Unsafe.Add(ref tables, Branches.Sign + expectation * Branches.Slots + kind), ref low, ref range, ref odds);
            int bit = length - 2, noise = model.NoiseBits[place];
            if (bit >= noise)
            {
                int near = Math.Min((size & 0xFFFF) >> noise, 255);
                ref ushort known = ref Unsafe.Add(ref tables, Branches.EdgeThreshold + (near * 6 + Math.Min(length - noise - 2, 5)) * 128);
                for (int soFar = 1; bit >= noise; bit--)
                {
                    if (bit == 4 && BoolEncoder.IsFull(low)) low = coder.Flush(low);
                    int one = (magnitude >> bit) & 1;
                    BoolEncoder.Encode(one, ref Unsafe.Add(ref known, soFar), ref low, ref range, ref odds);
                    soFar = Math.Min(2 * soFar + one, 127);
                }
            }
            low = EncodeBits(coder, magnitude, bit, ref Unsafe.Add(ref tables, Branches.EdgeNoise + table * 4), low, ref range, ref odds);
            remaining--;
        }
        (coder.Low, coder.Range) = (low, range);
        return all;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void EncodeDc(BoolEncoder coder, ref ushort tables, int colour, DcPrediction prediction, int difference)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong low = coder.Low;
        uint range = coder.Range;
        if (BoolEncoder.IsFull(low)) low = coder.Flush(low);
        int spread = prediction.SpreadClass, magnitude = Math.Abs(difference), length = ComponentModel.BitLength(magnitude);
        low = EncodeLength(coder, length, ref Unsafe.Add(ref tables, Branches.DcLength + (spread * Branches.DcSpreads + prediction.DisagreementClass) * Branches.Slots), low, ref range, ref odds);
        if (length > 0)
        {
            BoolEncoder.Encode(difference > 0 ? 1 : 0, ref Unsafe.Add(ref tables, colour + Branches.Sign + prediction.SignClass), ref low, ref range, ref odds);
            low = EncodeBits(coder, magnitude, length - 2, ref Unsafe.Add(ref tables, Branches.DcBits + spread * Branches.Slots), low, ref range, ref odds);
        }
        (coder.Low, coder.Range) = (low, range);
    }

    /// <summary>A length of up to 11 in unary; leaves room for six decisions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong EncodeLength(BoolEncoder coder, int length, ref ushort slots, ulong low, ref uint range, ref byte odds)
    {
        for (int i = 0; i < length; i++)
        {
            if (i == 6 && BoolEncoder.IsFull(low)) low = coder.Flush(low);
            BoolEncoder.Encode(1, ref Unsafe.Add(ref slots, i), ref low, ref range, ref odds);
        }
        if (length == 6 && BoolEncoder.IsFull(low)) low = coder.Flush(low);
        if (length < 11) BoolEncoder.Encode(0, ref Unsafe.Add(ref slots, length), ref low, ref range, ref odds);
        return BoolEncoder.IsFull(low) ? coder.Flush(low) : low;
    }

    /// <summary>The bits of a magnitude below one that is known, highest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong EncodeBits(BoolEncoder coder, int magnitude, int highest, ref ushort bits, ulong low, ref uint range, ref byte odds)
    {
        for (int i = highest; i >= 0; i--)
        {
            if (i == 4 && BoolEncoder.IsFull(low)) low = coder.Flush(low);
            BoolEncoder.Encode((magnitude >> i) & 1, ref Unsafe.Add(ref bits, i), ref low, ref range, ref odds);
        }
        return low;
    }
}
