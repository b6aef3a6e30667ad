using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Flickr;

partial struct RowBlock
{
    /// <summary>Finds the rows of eight consecutive items, a lane each.</summary>
    void FindEight<T>(ref T ratios, int start, int at, in FlickrRules rules) where T : unmanaged
    {
        ref T first = ref Unsafe.Add(ref ratios, start + at);
        ref double targets = ref _targets[0];
        var fewest = Vector512.Create(rules.Fewest);
        var most = Vector512.Create(rules.Most);
        // No row rejects its first item.
        var distance = Vector512.Create(double.PositiveInfinity);
        var sum = Vector512<double>.Zero;
        var sums = Vector512<double>.Zero;
        var count = Vector512<long>.Zero;
        var counts = Vector512<long>.Zero;
        var signs = Vector512<long>.Zero;
        var open = Vector512<double>.AllBitsSet;
        for (int i = 0; i < LongestRow; i++)
        {
            var ratio = Lanes.LoadEight(ref first, i);
            var next = sum + ratio;
            var nextDistance = Vector512.Abs(next - Vector512.Create(Unsafe.Add(ref targets, i)));
            var rejects = Vector512.GreaterThan(next, most) & Vector512.GreaterThan(nextDistance, distance);
            signs |= ratio.AsInt64();
            count += Vector512<long>.One;
            // A lane that rejects holds minus one.
            counts = Vector512.ConditionalSelect(open.AsInt64(), count + rejects.AsInt64(), counts);
            sums = Vector512.ConditionalSelect(open, Vector512.ConditionalSelect(rejects, sum, next), sums);
            open &= Vector512.LessThan(next, fewest);
            if (open.ExtractMostSignificantBits() == 0) break;
            sum = next;
            distance = nextDistance;
        }
        var others = Vector512.ConvertToDouble(counts - Vector512<long>.One);
        var heights = (Vector512.Create(rules.Width) - others * Vector512.Create(rules.Spacing)) / sums;
        var ordinary = Vector512.GreaterThanOrEqual(heights, Vector512.Create(rules.Lowest))
            & Vector512.LessThanOrEqual(heights, Vector512.Create(rules.Highest))
            & Vector512.GreaterThanOrEqual(signs, Vector512<long>.Zero).AsDouble();
        ordinary = Vector512.AndNot(ordinary, open);
        Vector512.ConditionalSelect(ordinary, heights, Vector512.Create(double.NaN)).StoreUnsafe(ref _heights[at]);
        Vector256.Narrow(counts.GetLower(), counts.GetUpper()).StoreUnsafe(ref _counts[at]);
    }
}
