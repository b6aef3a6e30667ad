using System.Numerics;

namespace Heliograph.Similarity.Vectors;

static class Finite
{
    /// <summary>Where the first NaN or infinity stands, or −1.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> values)
    {
        int i = 0;
        // x − x is zero for finite numbers alone.
        for (; Vector.IsHardwareAccelerated && i + Vector<float>.Count <= values.Length; i += Vector<float>.Count)
        {
            var part = new Vector<float>(values[i..]);
            if (!Vector.EqualsAll(part - part, Vector<float>.Zero)) break;
        }
        for (; i < values.Length; i++)
            if (!float.IsFinite(values[i])) return i;
        return -1;
    }
}
