using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Optimal;

readonly ref partial struct OptimalBreaks
{
    const int Lanes = 4;

    // Counts of the rows that start in the first block, by how far the block's start is from the row's end: 1 to 4.
    static ReadOnlySpan<double> FirstCounts => [4, 3, 2, 1, 0, -1, -2];

    /// <summary>Offers rows that start in the same aligned block of four at once: a block is read from where it was written
    /// as a whole, which a processor can do without waiting for memory.</summary>
    void OfferVectors()
    {
        ref double sums = ref MemoryMarshal.GetReference(_sums), best = ref MemoryMarshal.GetReference(_best);
        ref double counts = ref MemoryMarshal.GetReference(_counts), demands = ref MemoryMarshal.GetReference(_demands);
        ref double firstCounts = ref MemoryMarshal.GetReference(FirstCounts);
        var leastDemand = Vector256.Create(_cost.LeastDemand);
        var cropPerDemand = Vector256.Create(_cost.CropPerDemand);
        int known = LearnDemands(0), none = _demands.Length - Lanes, start = _ratios.Length;
        for (int end = _ratios.Length; end > 0; end--)
        {
            start = FirstFitting(start, end);
            if (start == end)
            {
                OfferPanorama(end);
                continue;
            }
            int block = (end - 1) & -Lanes;
            var total = Vector256.Create(Unsafe.Add(ref best, end));
            var sumAfter = Vector256.Create(Unsafe.Add(ref sums, end));
            var count = Vector256.LoadUnsafe(ref firstCounts, (nuint)(4 - (end - block)));
            var most = Vector256.Create((double)(end - start));
            for (; block + Lanes > start; block -= Lanes)
            {
                int longest = end - block;
                if (longest >= known) known = LearnDemands(known);
                var sum = sumAfter - Vector256.LoadUnsafe(ref sums, (nuint)block);
                var demand = sum * Vector256.LoadUnsafe(ref demands, (nuint)(none - longest));
                var held = Vector256.MaxNative(demand, leastDemand);
                var deviation = Vector256<double>.One / held - held;
                var offered = total + count * (deviation * deviation + (held - demand) * cropPerDemand);
                var current = Vector256.LoadUnsafe(ref best, (nuint)block);
                var better = Vector256.LessThan(offered, current) & Vector256.LessThanOrEqual(count, most);
                var currentCount = Vector256.LoadUnsafe(ref counts, (nuint)block);
                Vector256.ConditionalSelect(better, offered, current).StoreUnsafe(ref best, (nuint)block);
                Vector256.ConditionalSelect(better, count, currentCount).StoreUnsafe(ref counts, (nuint)block);
                count += Vector256.Create((double)Lanes);
            }
        }
    }

    /// <summary>Looks up more demands per ratio. They are held from the last to the first, as the starts of rows are: that
    /// of no item is the fourth from the end.</summary>
    int LearnDemands(int known)
    {
        int none = _demands.Length - Lanes;
        int next = Math.Min(Math.Max(2 * known, 16), none + 1);
        // The first block may hold starts behind the row's last item: their demand is no number and so never less.
        if (known == 0) _demands[none..].Fill(double.NaN);
        for (int count = Math.Max(known, 1); count < next; count++) _demands[none - count] = _cost.DemandPerRatio(count);
        return next;
    }
}
