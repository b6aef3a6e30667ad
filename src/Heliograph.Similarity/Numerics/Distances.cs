using System.Numerics;
using System.Runtime.CompilerServices;

namespace Heliograph.Similarity.Numerics;

static class Distances
{
    /// <summary>Σ (a − b)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SquaredL2(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated && a.Length >= Vector<float>.Count)
        {
            var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
            int lanes = Vector<float>.Count;
            for (; i + 2 * lanes <= a.Length; i += 2 * lanes)
            {
                var first = new Vector<float>(a[i..]) - new Vector<float>(b[i..]);
                var second = new Vector<float>(a[(i + lanes)..]) - new Vector<float>(b[(i + lanes)..]);
                even = Vector.MultiplyAddEstimate(first, first, even);
                odd = Vector.MultiplyAddEstimate(second, second, odd);
            }
            sum = Vector.Sum(even + odd);
        }
        for (; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    /// <summary>Σ a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated && a.Length >= Vector<float>.Count)
        {
            var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
            int lanes = Vector<float>.Count;
            for (; i + 2 * lanes <= a.Length; i += 2 * lanes)
            {
                even = Vector.MultiplyAddEstimate(new Vector<float>(a[i..]), new Vector<float>(b[i..]), even);
                odd = Vector.MultiplyAddEstimate(new Vector<float>(a[(i + lanes)..]), new Vector<float>(b[(i + lanes)..]), odd);
            }
            sum = Vector.Sum(even + odd);
        }
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
