using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>Adds up the weights of common features, and counts them, in one addition of integers: sums are the same in any order.</summary>
sealed class WeightKernel : RowKernel
{
    // The low bits of a cell count, the high ones add up weights in fixed point.
    const int CountBits = 24;

    readonly SizeOrder _order;
    readonly PairScore _score;
    readonly int _minCommon;
    readonly long[] _cells;
    readonly int[] _touched;
    readonly long[] _additions;
    readonly double _unit;

    public WeightKernel(SizeOrder order, double[] weights, PairScore score, NeighbourOptions options)
    {
        (_order, _score, _minCommon) = (order, score, options.MinCommon);
        _cells = new long[order.Originals.Length];
        _touched = new int[order.Originals.Length + 1];

        int largest = order.Originals.Length == 0 ? 1 : order.Items[0].Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(largest, 1 << CountBits, "features of an item");
        double heaviest = weights.Length == 0 ? 0 : weights.Max();
        _unit = heaviest > 0 ? heaviest / ((1L << (63 - CountBits)) / largest / 2) : 1;
        _additions = [.. weights.Select(weight => ((long)Math.Round(weight / _unit) << CountBits) + 1)];
    }

    public override void Offer(int row, long work, NearestFirst nearest)
    {
        int touched = AddUp(row);
        _cells[row] = 0;
        foreach (int other in _touched.AsSpan(0, touched))
        {
            long cell = _cells[other];
            _cells[other] = 0;
            int common = (int)(cell & ((1 << CountBits) - 1));
            if (common < _minCommon) continue;
            float score = _score.Of(row, other, (cell >> CountBits) * _unit);
            if (score > 0 && score >= nearest.Bar) nearest.Offer(score, _order.Originals[other], common);
        }
    }

    int AddUp(int row)
    {
        ref long cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref int touched = ref MemoryMarshal.GetArrayDataReference(_touched);
        var starts = _order.Features.Starts;
        var others = _order.Features.Columns;
        int length = 0;
        foreach (int feature in _order.Items[row])
        {
            long addition = _additions[feature];
            foreach (int other in others[starts[feature]..starts[feature + 1]])
            {
                ref long cell = ref Unsafe.Add(ref cells, (uint)other);
                Unsafe.Add(ref touched, (uint)length) = other;
                length += cell == 0 ? 1 : 0;
                cell += addition;
            }
        }
        return length;
    }
}
