using System.Runtime.CompilerServices;

namespace Heliograph.JustifiedLayout.Flickr;

/// <summary>The rows that start in a stretch of items, found before any of them is placed.</summary>
/// <remarks>One row after the other, every sum waits for the one before it and every row's end is a branch nobody can
/// foresee. A row depends on nothing but the item it starts at, so while rows are short it is faster to find the row
/// of every item, several at a time, than to find the few that are needed; each sum is still made in the reference's order.</remarks>
partial struct RowBlock
{
    public const int Length = 128;

    const int LongestRow = 16;
    const int ShortRow = 8;

    Counts _counts;
    Heights _heights;
    Targets _targets;

    [InlineArray(Length)]
    struct Counts
    {
        int _first;
    }

    [InlineArray(Length)]
    struct Heights
    {
        double _first;
    }

    [InlineArray(LongestRow)]
    struct Targets
    {
        double _first;
    }

    readonly VectorWidth _vectors;

    public RowBlock(in FlickrRules rules, VectorWidth vectors)
    {
        _vectors = vectors;
        for (int i = 0; i < LongestRow; i++) _targets[i] = rules.RoomFor(i + 1) / rules.Target;
    }

    /// <summary>The item the block starts at.</summary>
    public int Start { get; private set; } = -Length;

    public readonly bool Holds(int item) => (uint)(item - Start) < Length;

    /// <summary>The row that starts at an item of the block: how many items it has, and its height.</summary>
    /// <returns>A height of NaN where no ordinary row was found: one whose height meets no limit, whose ratios are not
    /// negative, and which ends not too near the last item to have been looked for here.</returns>
    public readonly double RowAt(int item, out int count)
    {
        count = _counts[item - Start];
        return _heights[item - Start];
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
        // A breakout leads to items that no row starts at here.
        ((Span<double>)_heights).Fill(double.NaN);
        for (int at = 0, count; at < Length; at += count)
        {
            count = rules.FindRow(ref ratios, start + at, length, out double sum);
            double height = rules.RoomFor(count) / sum;
            bool isOrdinary = count is > 0 and <= FlickrRules.LongestModestRow && height >= rules.Lowest && height <= rules.Highest;
            for (int i = 0; i < count; i++) isOrdinary &= Lanes.Get(ref ratios, start + at + i) >= 0;
            _counts[at] = count;
            _heights[at] = isOrdinary ? height : double.NaN;
            if (count == 0) break;
        }
    }

    void FindEvery<T>(ref T ratios, int start, int length, in FlickrRules rules) where T : unmanaged
    {
        int lanes = (int)_vectors;
        int last = length - start - LongestRow - lanes;
        for (int at = 0; at < Length; at += lanes)
        {
            if (at > last) ((Span<double>)_heights).Slice(at, lanes).Fill(double.NaN);
            else if (_vectors == VectorWidth.Eight) FindEight(ref ratios, start, at, rules);
            else FindFour(ref ratios, start, at, rules);
        }
    }
}
