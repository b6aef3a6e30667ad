using System.Runtime.CompilerServices;

namespace Heliograph.Similarity.Search;

/// <summary>Pairs (i, j) in ascending order of a[i] + b[j], a and b ascending.</summary>
/// <remarks>Babenko and Lempitsky, "The Inverted Multi-Index", CVPR 2012, section 3.2. Here each i is a sorted sequence over j
/// that begins once its predecessor has begun, and a heap merges them: no table of visited pairs is needed.</remarks>
ref struct MultiSequence(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<MultiSequence.Row> heap)
{
    readonly ReadOnlySpan<float> _a = a;
    readonly ReadOnlySpan<float> _b = b;
    readonly Span<Row> _heap = heap;
    int _size = -1;

    /// <summary>One sequence: where it stands. There is room for a.Length of them.</summary>
    public struct Row
    {
        public float Sum;
        public int I;
        public int J;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next(out int i, out int j, out float sum)
    {
        if (_size < 0)
        {
            _size = 0;
            Push(0);
        }
        if (_size == 0)
        {
            (i, j, sum) = (0, 0, 0);
            return false;
        }
        ref var top = ref _heap[0];
        (i, j, sum) = (top.I, top.J, top.Sum);
        if (j + 1 < _b.Length) (top.J, top.Sum) = (j + 1, _a[i] + _b[j + 1]);
        else top = _heap[--_size];
        SiftDown();
        if (j == 0 && i + 1 < _a.Length) Push(i + 1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Push(int i)
    {
        var row = new Row { Sum = _a[i] + _b[0], I = i };
        int at = _size++;
        for (; at > 0 && row.Sum < _heap[(at - 1) / 2].Sum; at = (at - 1) / 2) _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void SiftDown()
    {
        if (_size == 0) return;
        var row = _heap[0];
        int at = 0;
        for (int child = 1; child < _size; child = 2 * at + 1)
        {
            if (child + 1 < _size && _heap[child + 1].Sum < _heap[child].Sum) child++;
            if (row.Sum <= _heap[child].Sum) break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = row;
    }
}
