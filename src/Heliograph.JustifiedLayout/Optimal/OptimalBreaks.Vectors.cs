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
    /// as a whole, which a processor can do without waiting for memory. Two blocks hold most rows: both are always offered,
    /// for a loop that ends now after one and now after two costs more in wrong guesses.</summary>
    void OfferVectors()
    {
        ref double sums = ref MemoryMarshal.GetReference(_sums), best = ref MemoryMarshal.GetReference(_best);
        ref double counts = ref MemoryMarshal.GetReference(_counts), demands = ref MemoryMarshal.GetReference(_demands);
        ref double ratios = ref MemoryMarshal.GetReference(_ratios);
        ref double firstCounts = ref MemoryMarshal.GetReference(FirstCounts);
        // Nearly all items are far from panoramas: one comparison tells.
        double surelyFits = _rules.RoomFor(1) / _rules.Lowest * 0.999;
        var mostDemand = Vector256.Create(_cost.MostDemand);
        var leastDemand = Vector256.Create(_cost.LeastDemand);
        var cropPerDemand = Vector256.Create(_cost.CropPerDemand);
        var doubt = Vector256.Create(_sums[_ratios.Length] * Doubt);
        int known = LearnDemands(0), none = _demands.Length - Lanes;
        for (int end = _ratios.Length; end > 0; end--)
        {
            if (!(Unsafe.Add(ref ratios, end - 1) < surelyFits) && !Fits(end - 1, end))
            {
                OfferPanorama(end);
                continue;
            }
            int first = (end - 1) & -Lanes, block = first;
            var total = Vector256.Create(Unsafe.Add(ref best, end));
            var sumAfter = Vector256.Create(Unsafe.Add(ref sums, end));
            var count = Vector256.LoadUnsafe(ref firstCounts, (nuint)(4 - (end - block)));
            bool goesOn;
            do
            {
                int longest = end - block;
                if (longest >= known) known = LearnDemands(known);
                var perRatio = Vector256.LoadUnsafe(ref demands, (nuint)(none - longest));
                var demand = (sumAfter - Vector256.LoadUnsafe(ref Unsafe.Add(ref sums, block))) * perRatio;
                var fits = Vector256.LessThanOrEqual(demand, mostDemand);
                var isDoubtful = Vector256.LessThan(Vector256.Abs(demand - mostDemand), count * perRatio * doubt);
                if (isDoubtful.ExtractMostSignificantBits() != 0) fits = Fitting(block, end);
                var held = Vector256.MaxNative(demand, leastDemand);
                var deviation = Vector256<double>.One / held - held;
                var offered = total + count * (deviation * deviation + (held - demand) * cropPerDemand);
                ref double bestHere = ref Unsafe.Add(ref best, block), countsHere = ref Unsafe.Add(ref counts, block);
                var current = Vector256.LoadUnsafe(ref bestHere);
                var better = Vector256.LessThan(offered, current) & fits;
                Vector256.ConditionalSelect(better, offered, current).StoreUnsafe(ref bestHere);
                Vector256.ConditionalSelect(better, count, Vector256.LoadUnsafe(ref countsHere)).StoreUnsafe(ref countsHere);
                goesOn = block == first | (fits.ExtractMostSignificantBits() & 1) != 0;
                count += Vector256.Create((double)Lanes);
                block -= Lanes;
            }
            while (goesOn);
        }
    }

    /// <summary>A mask of the rows to an end, from the starts in a block, that are not too low.</summary>
    Vector256<double> Fitting(int block, int end)
    {
        var fits = Vector256<long>.Zero;
        for (int start = Math.Max(block, 0); start < Math.Min(block + Lanes, end); start++)
            if (Fits(start, end)) fits = fits.WithElement(start - block, -1L);
        return fits.AsDouble();
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
