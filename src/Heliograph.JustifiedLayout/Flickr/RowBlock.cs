using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout.Flickr;

/// <summary>The rows that start in a stretch of items, found before any of them is placed.</summary>
/// <remarks>One row after the other, every sum waits for the one before it and every row's end is a branch nobody can
/// foresee. A row depends on nothing but the item it starts at, so while rows are short it is faster to find the row
/// of every item, four at a time, than to find the few that are needed; each sum is still made in the reference's order.</remarks>
struct RowBlock
{
    public const int Length = 128;

    const int LongestRow = 16;
    const int ShortRow = 8;

    Counts _counts;
    Sums _sums;
    Targets _targets;

    [InlineArray(Length)]
    struct Counts
    {
        int _first;
    }

    [InlineArray(Length)]
    struct Sums
    {
        double _first;
    }

    [InlineArray(LongestRow + 1)]
    struct Targets
    {
        double _first;
    }

    public RowBlock(in FlickrRules rules)
    {
        for (int count = 0; count <= LongestRow; count++) _targets[count] = rules.RoomFor(count) / rules.Target;
    }

    /// <summary>The item the block starts at.</summary>
    public int Start { get; private set; } = -Length;

    public readonly bool Holds(int item) => (uint)(item - Start) < Length;

    /// <summary>The row that starts at an item of the block: how many items it has and the sum of their ratios.</summary>
    /// <returns>Zero where none was found: the items end before it does, or too soon after to look for it here.</returns>
    public readonly int RowAt(int item, out double sum)
    {
        sum = _sums[item - Start];
        return _counts[item - Start];
    }

    /// <summary>Moves the block to where the next row starts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fill<T>(ref T ratios, int start, int length, in FlickrRules rules) where T : unmanaged
    {
        Start = start;
        if (rules.FindRow(ref ratios, start, length, out _) > ShortRow) FindInTurn(ref ratios, start, length, rules);
        else FindEvery(ref ratios, start, length, rules);
    }

    void FindInTurn<T>(ref T ratios, int start, int length, in FlickrRules rules) where T : unmanaged
    {
        for (int at = 0, count; at < Length; at += count)
        {
            count = rules.FindRow(ref ratios, start + at, length, out double sum);
            _counts[at] = count;
            _sums[at] = sum;
            if (count == 0) break;
        }
    }

    void FindEvery<T>(ref T ratios, int start, int length, in FlickrRules rules) where T : unmanaged
    {
        int last = length - start - LongestRow - Vector256<double>.Count;
        for (int at = 0; at < Length; at += Vector256<double>.Count)
        {
            if (at <= last) FindFour(ref ratios, start, at, rules);
            else Vector128<int>.Zero.StoreUnsafe(ref _counts[at]);
        }
    }

    void FindFour<T>(ref T ratios, int start, int at, in FlickrRules rules) where T : unmanaged
    {
        var fewest = Vector256.Create(rules.Fewest);
        var most = Vector256.Create(rules.Most);
        var sum = Vector256<double>.Zero;
        // No row rejects its first item.
        var distance = Vector256.Create(double.PositiveInfinity);
        var open = Vector256<double>.AllBitsSet;
        var counts = Vector256<long>.Zero;
        var sums = Vector256<double>.Zero;
        for (int count = 1; count <= LongestRow; count++)
        {
            var next = sum + Lanes.Load(ref ratios, start + at + count - 1);
            var nextDistance = Vector256.Abs(next - Vector256.Create(_targets[count]));
            var rejects = Vector256.GreaterThan(next, most) & Vector256.GreaterThan(nextDistance, distance);
            sums = Vector256.ConditionalSelect(open, Vector256.ConditionalSelect(rejects, sum, next), sums);
            // A lane that rejects holds minus one.
            var taken = Vector256.Create((long)count) + rejects.AsInt64();
            counts = Vector256.ConditionalSelect(open.AsInt64(), taken, counts);
            open &= Vector256.LessThan(next, fewest);
            if (Vector256.EqualsAll(open.AsInt64(), Vector256<long>.Zero)) break;
            sum = next;
            distance = nextDistance;
        }
        counts = Vector256.AndNot(counts, open.AsInt64());
        sums.StoreUnsafe(ref _sums[at]);
        Vector128.Narrow(counts.GetLower(), counts.GetUpper()).StoreUnsafe(ref _counts[at]);
    }
}
