using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Index;

/// <summary>Vectors kept whole beside their codes, for exact distances to the best candidates.</summary>
static class WholeVector
{
    const int StepsBytes = 8;

    public static int Bytes(RerankForm form, int dimension) => form switch
    {
        RerankForm.Fp16 => 2 * dimension,
        RerankForm.EightBit => dimension + StepsBytes,
        _ => 0,
    };

    /// <exception cref="SimilarityException">A component does not fit.</exception>
    public static void Store(RerankForm form, ReadOnlySpan<float> vector, Span<byte> to)
    {
        if (form == RerankForm.Fp16) StoreHalf(vector, MemoryMarshal.Cast<byte, Half>(to));
        else if (form == RerankForm.EightBit) StoreSteps(vector, to);
    }

    static void StoreHalf(ReadOnlySpan<float> vector, Span<Half> to)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            to[i] = (Half)vector[i];
            if (!Half.IsFinite(to[i])) throw new SimilarityException(SimilarityFault.BadNumber, $"Component {i} is {vector[i]}, and float16 goes to 65504: keep whole vectors as int8 or not at all.");
        }
    }

    static void StoreSteps(ReadOnlySpan<float> vector, Span<byte> to)
    {
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        foreach (float component in vector) (least, most) = (Math.Min(least, component), Math.Max(most, component));
        // Whole numbers that fit into a byte are kept as they are.
        float step = most > least ? (most - least) / 255 : 1;
        if (least == MathF.Floor(least) && most - least <= 255) step = 1;
        MemoryMarshal.Write(to, in least);
        MemoryMarshal.Write(to[4..], in step);
        for (int i = 0; i < vector.Length; i++) to[StepsBytes + i] = (byte)Math.Clamp(MathF.Round((vector[i] - least) / step), 0, 255);
    }

    /// <summary>Writes a kept vector's components into room for them.</summary>
    public static void Restore(RerankForm form, ReadOnlySpan<byte> from, Span<float> vector)
    {
        if (form == RerankForm.Fp16)
        {
            Widen(MemoryMarshal.Cast<byte, short>(from), vector);
            return;
        }

        float least = MemoryMarshal.Read<float>(from), step = MemoryMarshal.Read<float>(from[4..]);
        for (int i = 0; i < vector.Length; i++) vector[i] = least + step * from[StepsBytes + i];
    }

    /// <summary>Squared distance, or the negative inner product.</summary>
    public static float Distance(RerankForm form, Metric metric, ReadOnlySpan<byte> kept, ReadOnlySpan<float> query, Span<float> room)
    {
        Restore(form, kept, room);
        return metric == Metric.InnerProduct ? -Distances.Dot(room, query) : Distances.SquaredL2(room, query);
    }

    /// <summary>float16 to float32: exponent and fraction move into place, and a product corrects the bias of the exponent,
    /// subnormal numbers included. There are no infinities here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Widen(ReadOnlySpan<short> halves, Span<float> to)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref short from = ref MemoryMarshal.GetReference(halves);
            ref float target = ref MemoryMarshal.GetReference(to);
            var keep = Vector256.Create(unchecked((int)0x8fffe000));
            var bias = Vector256.Create(BitConverter.UInt32BitsToSingle((254 - 15) << 23));
            for (; i + 16 <= halves.Length; i += 16)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                (((low << 13) & keep).AsSingle() * bias).StoreUnsafe(ref target, (nuint)i);
                (((high << 13) & keep).AsSingle() * bias).StoreUnsafe(ref target, (nuint)i + 8);
            }
        }
        for (; i < halves.Length; i++) to[i] = (float)BitConverter.Int16BitsToHalf(halves[i]);
    }
}
