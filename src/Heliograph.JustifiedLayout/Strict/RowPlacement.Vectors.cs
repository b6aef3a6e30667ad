using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Strict;

readonly ref partial struct RowPlacement
{
    /// <summary>Adds up a row's ratios, from the first to the last.</summary>
    public double Sum(int start, int count)
    {
        const int lanes = 4;
        double sum = 0;
        if (!Vector256.IsHardwareAccelerated || start + count + lanes > _ratios.Length)
        {
            foreach (double ratio in _ratios.Slice(start, count)) sum += ratio;
            return sum;
        }
        ref double ratios = ref MemoryMarshal.GetReference(_ratios);
        var sums = Vector256<double>.Zero;
        for (int i = 0; i < count; i += lanes) sums = Lanes.EdgesAfter(Lanes.Last(sums), Lanes.Load(ref ratios, start + i));
        return sums[(count - 1) % lanes];
    }

    /// <summary>Spreads a full row from the left, four boxes at a time.</summary>
    /// <remarks>Each left edge is the one before it, or further right; so if the last is inside the container all are, and
    /// no box but the last needs a look at where it ends.</remarks>
    /// <returns>False where rounding led past the right edge, or the items end too soon.</returns>
    bool TrySpreadFours(int start, int count, double scale)
    {
        int last = start + count - 1;
        if (last + Vector256<double>.Count >= _ratios.Length) return false;
        ref double ratios = ref MemoryMarshal.GetReference(_ratios);
        ref double lefts = ref MemoryMarshal.GetReference(_lefts), widths = ref MemoryMarshal.GetReference(_widths);
        var spacing = Vector256.Create(_rules.Spacing);
        var x = Vector256.Create(_edges.Left);
        Lanes.Set(ref lefts, start, _edges.Left);
        for (int i = start; i <= last; i += Vector256<double>.Count)
        {
            var boxes = Lanes.Load(ref ratios, i) * Vector256.Create(scale);
            var edges = Lanes.EdgesAfter(x, boxes + spacing);
            x = Lanes.Last(edges);
            Lanes.Store(ref widths, i, boxes);
            Lanes.Store(ref lefts, i + 1, edges);
        }
        double left = Lanes.Get(ref lefts, last);
        if (!(left <= _edges.Right)) return false;
        var (moved, width) = Edges.Between(left, _edges.Right);
        Lanes.Set(ref lefts, last, moved);
        Lanes.Set(ref widths, last, width);
        return true;
    }
}
