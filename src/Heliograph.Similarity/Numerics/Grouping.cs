namespace Heliograph.Similarity.Numerics;

/// <summary>Which items carry each key, in ascending order: a counting sort.</summary>
sealed class Grouping
{
    readonly int[] _starts;
    readonly int[] _items;

    /// <param name="keys">One an item, from 0 to <paramref name="count"/> − 1.</param>
    /// <param name="count">How many keys there are.</param>
    public Grouping(ReadOnlySpan<int> keys, int count)
    {
        _starts = new int[count + 1];
        _items = new int[keys.Length];
        foreach (int key in keys) _starts[key + 1]++;
        for (int i = 0; i < count; i++) _starts[i + 1] += _starts[i];
        int[] next = _starts[..count];
        for (int i = 0; i < keys.Length; i++) _items[next[keys[i]]++] = i;
    }

    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>All items, by key.</summary>
    public ReadOnlySpan<int> Items => _items;

    public ReadOnlySpan<int> this[int key] => _items.AsSpan(_starts[key].._starts[key + 1]);
}
