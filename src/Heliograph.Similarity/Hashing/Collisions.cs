using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Hashing;

/// <summary>Pairs of rows whose codes collide.</summary>
sealed class Collisions(LopqModel model, LiveRows rows, Blocks blocks)
{
    // Of so many that share a half, all pairs are looked at.
    const int Few = 32;

    readonly Lock _adding = new();
    readonly List<(int, int)> _pairs = [];

    /// <param name="minEqual">Sub-codes in common, within a cell.</param>
    /// <returns>Each pair once.</returns>
    public (int First, int Second)[] Find(int minEqual)
    {
        int[] representatives = SameCodes();
        WithinCells(representatives, minEqual);
        for (int half = 0; half < 2; half++) SameHalf(representatives, half);
        var pairs = _pairs.ToArray();
        Array.Sort(pairs);
        return [.. pairs.Distinct()];
    }

    void Add(List<(int, int)> pairs)
    {
        lock (_adding) _pairs.AddRange(pairs);
    }

    static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);

    /// <summary>Pairs rows of one code with the first of them, which stands for them from then on.</summary>
    int[] SameCodes()
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort(order, (a, b) => Compare(a, b) is var code && code != 0 ? code : rows.Ids[a].CompareTo(rows.Ids[b]));
        var representatives = new List<int>();
        var pairs = new List<(int, int)>();
        foreach (int row in order)
        {
            if (representatives.Count > 0 && Compare(representatives[^1], row) == 0) pairs.Add(Pair(representatives[^1], row));
            else representatives.Add(row);
        }
        Add(pairs);
        return [.. representatives];
    }

    int Compare(int a, int b)
    {
        int cells = rows.Codes.Cells[a].CompareTo(rows.Codes.Cells[b]);
        return cells != 0 ? cells : rows.Codes.Of(a).SequenceCompareTo(rows.Codes.Of(b));
    }

    /// <summary>Rows are in the order of their cells: all pairs of a cell's rows are compared.</summary>
    void WithinCells(int[] ordered, int minEqual)
    {
        var starts = new List<int>();
        for (int i = 0; i < ordered.Length; i++)
            if (i == 0 || rows.Codes.Cells[ordered[i]] != rows.Codes.Cells[ordered[i - 1]]) starts.Add(i);
        starts.Add(ordered.Length);
        blocks.For(starts.Count - 1, 1, (cell, _) =>
        {
            var pairs = new List<(int, int)>();
            var members = ordered.AsSpan(starts[cell]..starts[cell + 1]);
            for (int i = 0; i < members.Length; i++)
            {
                var code = rows.Codes.Of(members[i]);
                for (int j = i + 1; j < members.Length; j++)
                    if (Equal(code, rows.Codes.Of(members[j])) >= minEqual) pairs.Add(Pair(members[i], members[j]));
            }
            if (pairs.Count > 0) Add(pairs);
        });
    }

    /// <summary>How many sub-codes are the same.</summary>
    int Equal(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int equal = 0;
        for (int i = 0; i < a.Length; i++)
        {
            int differing = a[i] ^ b[i];
            if (model.Bits == 8) equal += differing == 0 ? 1 : 0;
            else equal += ((differing & 15) == 0 ? 1 : 0) + (differing >> 4 == 0 ? 1 : 0);
        }
        return equal;
    }

    void SameHalf(int[] representatives, int half)
    {
        ulong[] keys = [.. representatives.Select(row => HalfKey(row, half))];
        int[] order = [.. representatives];
        Array.Sort(keys, order);
        var pairs = new List<(int, int)>();
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end] == keys[start]; end++)
            {
                // A half that many share says little: each is held against its neighbour in the order only.
                pairs.Add(Pair(order[end - 1], order[end]));
                if (end - start <= Few)
                    for (int other = start; other < end - 1; other++) pairs.Add(Pair(order[other], order[end]));
            }
        }
        Add(pairs);
    }

    /// <summary>FNV-1a of a half's cluster and sub-codes.</summary>
    ulong HalfKey(int row, int half)
    {
        int cell = rows.Codes.Cells[row];
        int halfBytes = rows.Codes.CodeBytes / 2;
        ulong hash = (14_695_981_039_346_656_037 ^ (ulong)(half == 0 ? cell / model.Clusters : cell % model.Clusters)) * 1_099_511_628_211;
        foreach (byte part in rows.Codes.Of(row).Slice(half * halfBytes, halfBytes)) hash = (hash ^ part) * 1_099_511_628_211;
        return hash;
    }
}
