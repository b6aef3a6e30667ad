using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Flickr;

partial struct RowBlock
{
    /// <summary>Finds the rows of four consecutive items, a lane each.</summary>
    void FindFour<T>(ref T ratios, int start, int at, in FlickrRules rules) where T : unmanaged
    {
        ref T first = ref Unsafe.Add(ref ratios, start + at);
        ref double targets = ref _targets[0];
        var fewest = Vector256.Create(rules.Fewest);
        var most = Vector256.Create(rules.Most);
        // No row rejects its first item.
        var distance = Vector256.Create(double.PositiveInfinity);
        var sum = Vector256<double>.Zero;
        var sums = Vector256<double>.Zero;
        var count = Vector256<long>.Zero;
        var counts = Vector256<long>.Zero;
        var signs = Vector256<long>.Zero;
        var open = Vector256<double>.AllBitsSet;
        for (int i = 0; i < LongestRow; i++)
        {
            var ratio = Lanes.Load(ref first, i);
            var next = sum + ratio;
            var nextDistance = Vector256.Abs(next - Vector256.Create(Unsafe.Add(ref targets, i)));
            var rejects = Vector256.GreaterThan(next, most) & Vector256.GreaterThan(nextDistance, distance);
            signs |= ratio.AsInt64();
            count += Vector256<long>.One;
            // A lane that rejects holds minus one.
            counts = Vector256.ConditionalSelect(open.AsInt64(), count + rejects.AsInt64(), counts);
            sums = Vector256.ConditionalSelect(open, Vector256.ConditionalSelect(rejects, sum, next), sums);
            open &= Vector256.LessThan(next, fewest);
            if (Vector256.EqualsAll(open.AsInt64(), Vector256<long>.Zero)) break;
            sum = next;
            distance = nextDistance;
        }
        var others = Vector256.ConvertToDouble(counts - Vector256<long>.One);
        var heights = (Vector256.Create(rules.Width) - others * Vector256.Create(rules.Spacing)) / sums;
        var ordinary = Vector256.GreaterThanOrEqual(heights, Vector256.Create(rules.Lowest))
            & Vector256.LessThanOrEqual(heights, Vector256.Create(rules.Highest))
            & Vector256.GreaterThanOrEqual(signs, Vector256<long>.Zero).AsDouble();
        ordinary = Vector256.AndNot(ordinary, open);
        Vector256.ConditionalSelect(ordinary, heights, Vector256.Create(double.NaN)).StoreUnsafe(ref _heights[at]);
        Vector128.Narrow(counts.GetLower(), counts.GetUpper()).StoreUnsafe(ref _counts[at]);
    }
}
