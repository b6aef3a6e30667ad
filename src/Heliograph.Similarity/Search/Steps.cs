using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Similarity.Search;

/// <summary>Table entries as bytes.</summary>
static unsafe class Steps
{
    /// <param name="values">A multiple of 16 of them.</param>
    /// <param name="count">How many.</param>
    /// <returns>The least and the largest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float Least, float Most) Range(float* values, int count)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            float least = values[0], most = values[0];
            for (int i = 1; i < count; i++) (least, most) = (Math.Min(least, values[i]), Math.Max(most, values[i]));
            return (least, most);
        }

        var low = Vector256.Load(values);
        var high = low;
        for (int i = 8; i < count; i += 8)
        {
            var next = Vector256.Load(values + i);
            low = Vector256.MinNative(low, next);
            high = Vector256.MaxNative(high, next);
        }
        return (Fold(Vector128.MinNative(low.GetLower(), low.GetUpper()), least: true), Fold(Vector128.MaxNative(high.GetLower(), high.GetUpper()), least: false));
    }

    static float Fold(Vector128<float> four, bool least)
    {
        var swapped = Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        var two = least ? Vector128.MinNative(four, swapped) : Vector128.MaxNative(four, swapped);
        swapped = Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2));
        return (least ? Vector128.MinNative(two, swapped) : Vector128.MaxNative(two, swapped)).ToScalar();
    }

    /// <summary>⌊(value − least) · perUnit⌋, at most <paramref name="most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RoundDown(float* values, int count, float least, float perUnit, int most, byte* steps)
    {
        int i = 0;
        if (Avx512F.IsSupported)
        {
            var (zero, factor, cap) = (Vector512.Create(least), Vector512.Create(perUnit), Vector512.Create((float)most));
            for (; i < count; i += 16)
            {
                var scaled = Vector512.MinNative((Vector512.Load(values + i) - zero) * factor, cap);
                Avx512F.ConvertToVector128Byte(Vector512.ConvertToInt32Native(scaled)).Store(steps + i);
            }
            return;
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; i < count; i += 16)
                Vector128.Narrow(Vector128.Narrow(Four(i), Four(i + 4)), Vector128.Narrow(Four(i + 8), Four(i + 12))).AsByte().Store(steps + i);
            return;
        }

        for (; i < count; i++) steps[i] = (byte)Math.Min((values[i] - least) * perUnit, most);

        Vector128<uint> Four(int at) => Vector128.ConvertToInt32Native(Vector128.MinNative((Vector128.Load(values + at) - Vector128.Create(least)) * Vector128.Create(perUnit), Vector128.Create((float)most))).AsUInt32();
    }
}
