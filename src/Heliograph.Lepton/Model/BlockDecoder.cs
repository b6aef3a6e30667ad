using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Model;

/// <summary>Decodes blocks: inner coefficients, edges, DC, each with what is known by then.</summary>
/// <remarks>docs/formats/lepton.md, "Blocks". Every index into the tables is made of numbers that are bounded where they arise.</remarks>
static class BlockDecoder
{
    const string TooMany = "The picture data names more coefficients than a block has.";

    /// <summary>Decodes a row's blocks.</summary>
    /// <param name="coder">The segment's data.</param>
    /// <param name="branches">The segment's branches.</param>
    /// <param name="model">The component.</param>
    /// <param name="grid">Takes the row; holds the one above it.</param>
    /// <param name="y">The row.</param>
    /// <param name="hasAbove">Whether the segment has the row above.</param>
    /// <param name="count">How many blocks the row has; what follows is set to zero.</param>
    public static void DecodeRow(BoolDecoder coder, Branches branches, ComponentModel model, BlockGrid grid, int y, bool hasAbove, int count)
    {
        Span<short> row = grid.Row(y), above = hasAbove ? grid.Row(y - 1) : row;
        var masks = grid.Masks(y);
        grid.ClearRow(y);
        ref ushort tables = ref branches.At(0);
        model.StartRow(hasAbove);
        for (int x = 0; x < count; x++)
        {
            ref short block = ref MemoryMarshal.GetReference(row.Slice(64 * x, 64));
            ulong mask = 0, rasterMask = 0;
            int inner = DecodeInnerCount(coder, ref Unsafe.Add(ref tables, model.Tables + Branches.InnerCount + 64 * model.InnerCountContext(x)));
            if (inner > 0)
            {
                model.ExpectInner(row, above, x);
                rasterMask = DecodeInner(coder, ref Unsafe.Add(ref tables, model.Tables), inner, ref model.Priors, ref block, ref mask);
            }
            var (horizontal, vertical) = Inner.Ends(rasterMask);
            model.PredictEdges(ref block, x, inner, out var rowEdge, out var columnEdge);
            int start = (horizontal * 8 + Inner.EdgeClass(inner)) * 8;
            DecodeEdge(coder, ref Unsafe.Add(ref tables, model.Tables), start, model, 0, ref rowEdge[0], ref block, ref mask);
            start = ((8 + vertical) * 8 + Inner.EdgeClass(inner)) * 8;
            DecodeEdge(coder, ref Unsafe.Add(ref tables, model.Tables), start, model, 7, ref columnEdge[0], ref block, ref mask);
            block = DecodeDc(coder, ref tables, model.Tables, model.PredictDc(ref block, x));
            masks[x] = mask | (block != 0 ? 1UL : 0);
            model.Finish(ref block, x, inner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int DecodeInnerCount(BoolDecoder coder, ref ushort nodes)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong value = coder.Value;
        uint range = coder.Range;
        if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
        int count = 1;
        for (int i = 0; i < 6; i++) count = 2 * count + BoolDecoder.Decode(ref Unsafe.Add(ref nodes, count), ref value, ref range, ref odds);
        (coder.Value, coder.Range) = (value, range);
        return count - 64 <= Inner.Count ? count - 64 : throw coder.Damaged(TooMany);
    }

    /// <returns>Which coefficients are not zero, by raster index.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong DecodeInner(BoolDecoder coder, ref ushort tables, int count, ref ushort priors, ref short block, ref ulong mask)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong value = coder.Value, rasterMask = 0;
        uint range = coder.Range;
        ref byte rasters = ref MemoryMarshal.GetReference(Inner.Raster);
        int place = 0;
        for (int remaining = count; remaining > 0; remaining--)
        {
            int kind = Inner.RemainingClass[remaining];
            ref ushort lengths = ref Unsafe.Add(ref tables, Branches.InnerLength + kind * (Inner.Count * Branches.PriorClasses * Branches.Slots));
            while (true)
            {
                if (place == Inner.Count) throw coder.Damaged(TooMany);
                int raster = Unsafe.Add(ref rasters, place);
                int prior = ComponentModel.BitLength(Unsafe.Add(ref priors, raster));
                ref ushort slots = ref Unsafe.Add(ref lengths, (place * Branches.PriorClasses + prior) * Branches.Slots);
                place++;
                if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
                if (!BoolDecoder.IsOne(ref slots, ref value, ref range, ref odds)) continue;

                int length = 1;
                while (length < 11)
                {
                    if (length == 6 && BoolDecoder.IsLow(value)) value = coder.Refill(value);
                    if (!BoolDecoder.IsOne(ref Unsafe.Add(ref slots, length), ref value, ref range, ref odds)) break;
                    length++;
                }
                if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
                int positive = BoolDecoder.Decode(ref Unsafe.Add(ref tables, Branches.Sign), ref value, ref range, ref odds);
                int magnitude = 1;
                ref ushort bits = ref Unsafe.Add(ref tables, Branches.InnerBits + (kind * Inner.Count + place - 1) * Branches.Slots);
                for (int i = length - 2; i >= 0; i--)
                {
                    if (i == 4 && BoolDecoder.IsLow(value)) value = coder.Refill(value);
                    magnitude = 2 * magnitude + BoolDecoder.Decode(ref Unsafe.Add(ref bits, i), ref value, ref range, ref odds);
                }
                Unsafe.Add(ref block, raster) = (short)(positive != 0 ? magnitude : -magnitude);
                rasterMask |= 1UL << raster;
                mask |= 1UL << ZigZag.Position[raster];
                break;
            }
        }
        (coder.Value, coder.Range) = (value, range);
        return rasterMask;
    }

    /// <summary>Decodes the coefficients of the first row, from the place first = 0 on, or of the first column, from 7 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void DecodeEdge(BoolDecoder coder, ref ushort tables, int start, ComponentModel model, int first, ref int predictions, ref short block, ref ulong mask)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong value = coder.Value;
        uint range = coder.Range;
        if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
        ref ushort nodes = ref Unsafe.Add(ref tables, Branches.EdgeCount + start);
        int remaining = 1;
        for (int i = 0; i < 3; i++) remaining = 2 * remaining + BoolDecoder.Decode(ref Unsafe.Add(ref nodes, remaining), ref value, ref range, ref odds);
        remaining -= 8;
        int step = first == 0 ? 1 : 8;
        for (int lane = 1; remaining > 0; lane++)
        {
            if (lane == 8) throw coder.Damaged(TooMany);
            int place = first + lane - 1;
            int prediction = Unsafe.Add(ref predictions, lane) / model.EdgeDivisors[place];
            int size = Math.Abs(prediction), kind = Math.Min(ComponentModel.BitLength(size), 10);
            int table = (remaining - 1) * 14 + place;
            ref ushort slots = ref Unsafe.Add(ref tables, Branches.EdgeLength + (table * Branches.EdgeClasses + kind) * Branches.Slots);
            if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
            int length = 0;
            while (length < 11)
            {
                if (length == 6 && BoolDecoder.IsLow(value)) value = coder.Refill(value);
                if (!BoolDecoder.IsOne(ref Unsafe.Add(ref slots, length), ref value, ref range, ref odds)) break;
                length++;
            }
            if (length == 0) continue;

            short sign = (short)prediction;
            int expectation = sign == 0 ? 0 : sign > 0 ? 1 : 2;
            if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
            int positive = BoolDecoder.Decode(ref Unsafe.Add(ref tables, Branches.Sign + expectation * Branches.Slots + kind), ref value, ref range, ref odds);
            int magnitude = 1, bit = length - 2, noise = model.NoiseBits[place];
            if (bit >= noise)
            {
                int near = Math.Min((size & 0xFFFF) >> noise, 255);
                ref ushort known = ref Unsafe.Add(ref tables, Branches.EdgeThreshold + (near * 6 + Math.Min(length - noise - 2, 5)) * 128);
                for (int soFar = 1; bit >= noise; bit--)
                {
                    if (bit == 4 && BoolDecoder.IsLow(value)) value = coder.Refill(value);
                    int one = BoolDecoder.Decode(ref Unsafe.Add(ref known, soFar), ref value, ref range, ref odds);
                    magnitude = 2 * magnitude + one;
                    soFar = Math.Min(2 * soFar + one, 127);
                }
            }
            ref ushort bits = ref Unsafe.Add(ref tables, Branches.EdgeNoise + table * 4);
            for (; bit >= 0; bit--) magnitude = 2 * magnitude + BoolDecoder.Decode(ref Unsafe.Add(ref bits, bit), ref value, ref range, ref odds);
            int raster = lane * step;
            Unsafe.Add(ref block, raster) = (short)(positive != 0 ? magnitude : -magnitude);
            mask |= 1UL << ZigZag.Position[raster];
            remaining--;
        }
        (coder.Value, coder.Range) = (value, range);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static short DecodeDc(BoolDecoder coder, ref ushort tables, int colour, DcPrediction prediction)
    {
        ref byte odds = ref Branch.Probabilities[0];
        ulong value = coder.Value;
        uint range = coder.Range;
        if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
        int spread = prediction.SpreadClass;
        ref ushort slots = ref Unsafe.Add(ref tables, Branches.DcLength + (spread * Branches.DcSpreads + prediction.DisagreementClass) * Branches.Slots);
        int length = 0;
        while (length < 11)
        {
            if (length == 6 && BoolDecoder.IsLow(value)) value = coder.Refill(value);
            if (!BoolDecoder.IsOne(ref Unsafe.Add(ref slots, length), ref value, ref range, ref odds)) break;
            length++;
        }
        int difference = 0;
        if (length > 0)
        {
            if (BoolDecoder.IsLow(value)) value = coder.Refill(value);
            int positive = BoolDecoder.Decode(ref Unsafe.Add(ref tables, colour + Branches.Sign + prediction.SignClass), ref value, ref range, ref odds);
            ref ushort bits = ref Unsafe.Add(ref tables, Branches.DcBits + spread * Branches.Slots);
            difference = 1;
            for (int i = length - 2; i >= 0; i--)
            {
                if (i == 4 && BoolDecoder.IsLow(value)) value = coder.Refill(value);
                difference = 2 * difference + BoolDecoder.Decode(ref Unsafe.Add(ref bits, i), ref value, ref range, ref odds);
            }
            if (positive == 0) difference = -difference;
        }
        (coder.Value, coder.Range) = (value, range);
        return prediction.Restore(difference);
    }
}
