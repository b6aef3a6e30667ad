using System.Runtime.CompilerServices;

namespace Heliograph.Similarity.Search;

/// <summary>The nearest of what was offered, in a heap with the farthest on top. Of two at the same distance the smaller id is nearer.</summary>
sealed class BestList
{
    Candidate[] _heap = [];
    int _size;
    int _capacity;

    public int Count => _size;

    public ReadOnlySpan<Candidate> Items => _heap.AsSpan(0, _size);

    public bool IsFull => _size == _capacity;

    /// <summary>What is farther need not be offered.</summary>
    public float Bar => _size < _capacity ? float.PositiveInfinity : _heap[0].Distance;

    public void Clear(int capacity)
    {
        if (_heap.Length < capacity) _heap = new Candidate[capacity];
        (_size, _capacity) = (0, capacity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Offer(in Candidate candidate)
    {
        if (_size < _capacity)
        {
            int at = _size++;
            for (; at > 0 && candidate.IsFartherThan(_heap[(at - 1) / 2]); at = (at - 1) / 2) _heap[at] = _heap[(at - 1) / 2];
            _heap[at] = candidate;
        }
        else if (_capacity > 0 && _heap[0].IsFartherThan(candidate))
        {
            Replace(candidate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Replace(in Candidate candidate)
    {
        int at = 0;
        for (int child = 1; child < _size; child = 2 * at + 1)
        {
            if (child + 1 < _size && _heap[child + 1].IsFartherThan(_heap[child])) child++;
            if (!_heap[child].IsFartherThan(candidate)) break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = candidate;
    }

    /// <summary>Puts what is there in order, nearest first; then it is a heap no more.</summary>
    public ReadOnlySpan<Candidate> Sorted()
    {
        var items = _heap.AsSpan(0, _size);
        items.Sort(static (x, y) => x.IsFartherThan(y) ? 1 : y.IsFartherThan(x) ? -1 : 0);
        return items;
    }
}

/// <summary>A vector that may be among the nearest.</summary>
/// <param name="Distance">In the form that the metric is computed in; smaller is nearer.</param>
/// <param name="Id">The caller's.</param>
/// <param name="Segment">Where it stands.</param>
/// <param name="Position">And at which place there.</param>
readonly record struct Candidate(float Distance, long Id, int Segment, int Position)
{
    public bool IsFartherThan(in Candidate other) => Distance > other.Distance || (Distance == other.Distance && Id > other.Id);
}
