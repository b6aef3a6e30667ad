using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>Counts common features of a row with all others, for similarities that are a function of that count and of sizes.</summary>
/// <typeparam name="TCount">The narrowest that holds the row's size: the narrower, the more counters fit into a cache.</typeparam>
sealed class CountKernel<TCount>(SizeOrder order, PairScore score, NeighbourOptions options) : RowKernel
    where TCount : unmanaged, IBinaryInteger<TCount>, IUnsignedNumber<TCount>
{
    readonly TCount[] _counts = new TCount[order.Originals.Length];
    // One place more: the list is written to before it is known whether the item is new to it.
    readonly int[] _touched = new int[order.Originals.Length + 1];
    readonly CountBar _bar = new(order.Originals.Length, score, options.MinCommon);

    public override void Offer(int row, long work, NearestFirst nearest)
    {
        _bar.Reset();
        // Where a row touches many, looking at all counters costs less than a list of those touched.
        if (work > _counts.Length * Unsafe.SizeOf<TCount>() / 24)
        {
            CountAll(row);
            _counts[row] = TCount.Zero;
            OfferAll(row, nearest);
            _counts.AsSpan().Clear();
        }
        else
        {
            int touched = CountAndList(row);
            _counts[row] = TCount.Zero;
            OfferListed(row, _touched.AsSpan(0, touched), nearest);
        }
    }

    void CountAll(int row)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        var starts = order.Features.Starts;
        var others = order.Features.Columns;
        foreach (int feature in order.Items[row])
            foreach (int other in others[starts[feature]..starts[feature + 1]])
                Unsafe.Add(ref counts, (uint)other)++;
    }

    int CountAndList(int row)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref int touched = ref MemoryMarshal.GetArrayDataReference(_touched);
        var starts = order.Features.Starts;
        var others = order.Features.Columns;
        int length = 0;
        foreach (int feature in order.Items[row])
            foreach (int other in others[starts[feature]..starts[feature + 1]])
            {
                ref var count = ref Unsafe.Add(ref counts, (uint)other);
                Unsafe.Add(ref touched, (uint)length) = other;
                length += count == TCount.Zero ? 1 : 0;
                count++;
            }
        return length;
    }

    void OfferListed(int row, ReadOnlySpan<int> touched, NearestFirst nearest)
    {
        foreach (int other in touched)
        {
            int common = int.CreateTruncating(_counts[other]);
            _counts[other] = TCount.Zero;
            if (_bar.MayPass(common, other)) Offer(row, other, common, nearest);
        }
    }

    void OfferAll(int row, NearestFirst nearest)
    {
        // In leaps: in order, each stretch would beat the bar that those before it set.
        for (int lane = 0; lane < Leap; lane += Stretch)
            for (int first = lane; first < _counts.Length; first += Leap)
            {
                int end = Math.Min(first + Stretch, _counts.Length);
                int least = _bar.LeastCommon(end);
                if (Vector256.IsHardwareAccelerated) OfferVectors(row, first, end, least, nearest);
                else OfferSingly(row, first, end, least, nearest);
            }
    }

    // So many counters share one bar.
    const int Stretch = 1024;
    const int Leap = 16 * Stretch;

    void OfferSingly(int row, int first, int end, int least, NearestFirst nearest)
    {
        for (int other = first; other < end; other++)
        {
            int common = int.CreateTruncating(_counts[other]);
            if (common >= least && _bar.MayPass(common, other)) Offer(row, other, common, nearest);
        }
    }

    void OfferVectors(int row, int first, int end, int least, NearestFirst nearest)
    {
        // More than a counter holds: nothing in this stretch passes.
        if (TCount.CreateSaturating(least) is var bound && int.CreateTruncating(bound) < least) return;
        var leasts = Vector256.Create(bound);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        int other = first;
        for (; other + Vector256<TCount>.Count <= end; other += Vector256<TCount>.Count)
        {
            uint passing = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref counts, (uint)other), leasts).ExtractMostSignificantBits();
            for (; passing != 0; passing &= passing - 1)
            {
                int at = other + BitOperations.TrailingZeroCount(passing);
                int common = int.CreateTruncating(_counts[at]);
                if (_bar.MayPass(common, at)) Offer(row, at, common, nearest);
            }
        }
        OfferSingly(row, other, end, least, nearest);
    }

    void Offer(int row, int other, int common, NearestFirst nearest)
    {
        if (nearest.Offer(score.Of(row, other, common), order.Originals[other], common))
            _bar.Raise(row, order.Items[row].Length, nearest.Bar);
    }
}
