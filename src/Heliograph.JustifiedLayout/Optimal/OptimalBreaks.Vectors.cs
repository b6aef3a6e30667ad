using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Optimal;

readonly ref partial struct OptimalBreaks
{
    const int Lanes = 4;

    /// <summary>Offers rows that end in the same aligned block of four at once: a block is read from where it was written
    /// as a whole, which a processor can do without waiting for memory.</summary>
    void OfferVectors()
    {
        ref double sums = ref MemoryMarshal.GetReference(_sums), best = ref MemoryMarshal.GetReference(_best);
        ref double counts = ref MemoryMarshal.GetReference(_counts), demands = ref MemoryMarshal.GetReference(_demands);
        double perRatio = _cost.DemandPerRatio(1), most = _cost.MostDemand;
        int known = 0;
        // The first block may hold ends before the row's first item: their demand is no number and so never allowed.
        _demands[..Lanes].Fill(double.NaN);
        for (int start = 0; start < _ratios.Length; start++)
        {
            double before = Unsafe.Add(ref sums, start);
            if (!((Unsafe.Add(ref sums, start + 1) - before) * perRatio <= most))
            {
                OfferPanorama(start);
                continue;
            }
            var total = Vector256.Create(Unsafe.Add(ref best, start));
            for (int block = (start + 1) & -Lanes; block <= _ratios.Length; block += Lanes)
            {
                int first = block - start;
                if (first + Lanes > known) known = LearnDemands(known);
                var count = Vector256.Create((double)first) + Vector256.Create(0.0, 1, 2, 3);
                var sum = Vector256.LoadUnsafe(ref sums, (nuint)block) - Vector256.Create(before);
                var demand = sum * Vector256.LoadUnsafe(ref demands, (nuint)(first + Lanes - 1));
                var offered = total + _cost.OfFull(count, demand);
                var held = Vector256.LoadUnsafe(ref best, (nuint)block);
                var better = Vector256.LessThan(offered, held);
                Vector256.ConditionalSelect(better, offered, held).StoreUnsafe(ref best, (nuint)block);
                var heldCount = Vector256.LoadUnsafe(ref counts, (nuint)block);
                Vector256.ConditionalSelect(better, count, heldCount).StoreUnsafe(ref counts, (nuint)block);
                if (!(demand[Lanes - 1] <= most)) break;
            }
        }
    }

    /// <summary>Looks up more demands per ratio; element k + 3 is that of k items.</summary>
    int LearnDemands(int known)
    {
        int next = Math.Min(Math.Max(2 * known, 16), _demands.Length - Lanes + 1);
        for (int count = Math.Max(known, 1); count < next; count++) _demands[count + Lanes - 1] = _cost.DemandPerRatio(count);
        return next;
    }
}
