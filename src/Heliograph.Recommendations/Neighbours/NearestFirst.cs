using System.Runtime.CompilerServices;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>Keeps the k best of a row's candidates: best score first, at equal scores the smaller item.</summary>
/// <remarks>Candidates fill a buffer; each time it is full, partial selection (Hoare 1961, FIND) leaves k and raises the bar,
/// so that a row of n candidates takes O(n + k log k).</remarks>
sealed class NearestFirst(int count)
{
    // A score and an item as one number that orders as they do: positive floats order like their bits.
    readonly ulong[] _keys = new ulong[Capacity(count)];
    readonly int[] _commons = new int[Capacity(count)];
    int _length;

    /// <summary>What a candidate's score must reach; 0 until there are k.</summary>
    public float Bar { get; private set; }

    ulong _bar;

    static int Capacity(int count) => Math.Max(4 * count, 128);

    /// <summary>Takes a candidate with a positive score.</summary>
    /// <returns>Whether the bar was raised.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Offer(float score, int item, int common)
    {
        ulong key = (ulong)BitConverter.SingleToUInt32Bits(score) << 32 | ~(uint)item;
        if (key < _bar) return false;
        _keys[_length] = key;
        _commons[_length++] = common;
        return _length == _keys.Length && Raise();
    }

    bool Raise()
    {
        KeepLargest(_keys.AsSpan(0, _length), _commons, count);
        _length = count;
        _bar = _keys.AsSpan(0, count)[IndexOfLeast(_keys.AsSpan(0, count))];
        Bar = BitConverter.UInt32BitsToSingle((uint)(_bar >> 32));
        return true;
    }

    static int IndexOfLeast(ReadOnlySpan<ulong> keys)
    {
        int least = 0;
        for (int i = 1; i < keys.Length; i++)
            if (keys[i] < keys[least]) least = i;
        return least;
    }

    /// <summary>Adds the neighbours to a list, nearest first, and starts anew.</summary>
    public int Drain(List<Neighbour> neighbours)
    {
        if (_length > count) KeepLargest(_keys.AsSpan(0, _length), _commons, count);
        int length = Math.Min(_length, count);
        _keys.AsSpan(0, length).Sort(_commons.AsSpan(0, length));
        for (int i = length - 1; i >= 0; i--)
            neighbours.Add(new((int)~(uint)_keys[i], BitConverter.UInt32BitsToSingle((uint)(_keys[i] >> 32)), _commons[i]));
        (_length, _bar, Bar) = (0, 0, 0);
        return length;
    }

    /// <summary>Moves the <paramref name="kept"/> largest keys, with their values, to the front.</summary>
    static void KeepLargest(Span<ulong> keys, Span<int> values, int kept)
    {
        int low = 0, high = keys.Length - 1;
        while (low < high)
        {
            ulong pivot = Median(keys[low], keys[low + (high - low) / 2], keys[high]);
            int left = low, right = high;
            while (left <= right)
            {
                while (keys[left] > pivot) left++;
                while (keys[right] < pivot) right--;
                if (left > right) break;
                (keys[left], keys[right]) = (keys[right], keys[left]);
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }
            if (kept - 1 <= right) high = right;
            else if (kept - 1 >= left) low = left;
            else return;
        }
    }

    static ulong Median(ulong a, ulong b, ulong c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
