using System.Numerics;
using System.Runtime.CompilerServices;

namespace Heliograph.Similarity.Numerics;

static class Smallest
{
    /// <summary>Where the smallest value stands first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int IndexOf(ReadOnlySpan<float> values)
    {
        int lanes = Vector<float>.Count;
        if (!Vector.IsHardwareAccelerated || values.Length < 2 * lanes) return From(values, 0, 0);
        var best = new Vector<float>(values);
        var indexes = Vector<int>.Indices;
        var (at, step) = (indexes, new Vector<int>(lanes));
        int i = lanes;
        for (; i + lanes <= values.Length; i += lanes)
        {
            indexes += step;
            var next = new Vector<float>(values[i..]);
            var isLess = Vector.LessThan(next, best);
            best = Vector.ConditionalSelect(isLess, next, best);
            at = Vector.ConditionalSelect(isLess, indexes, at);
        }
        int winner = at[0];
        for (int lane = 1; lane < lanes; lane++)
            if (values[at[lane]] < values[winner] || (values[at[lane]] == values[winner] && at[lane] < winner)) winner = at[lane];
        return From(values, i, winner);
    }

    static int From(ReadOnlySpan<float> values, int start, int winner)
    {
        for (int i = start; i < values.Length; i++)
            if (values[i] < values[winner]) winner = i;
        return winner;
    }
}
