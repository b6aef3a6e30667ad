using System.Buffers;

namespace Heliograph.Traffic.Tcp;

/// <summary>A copy of a segment that came before its turn.</summary>
readonly record struct HeldSegment(byte[] Data, int Length, uint Sequence, long Offset, int Missing, bool IsEnd, Origin Origin)
{
    public void Return()
    {
        if (Length > 0) ArrayPool<byte>.Shared.Return(Data);
    }
}

/// <summary>Segments that wait for their turn, by offset. Before the stream has an anchor their offsets count from any place.</summary>
sealed class HeldSegments
{
    readonly List<HeldSegment> _segments = [];

    public int Count => _segments.Count;

    public int Bytes { get; private set; }

    public long LowestOffset => _segments[0].Offset;

    /// <returns>Whether it was kept: one that is held already is not.</returns>
    public bool TryAdd(ReadOnlySpan<byte> data, uint sequence, long offset, int missing, bool isEnd, in Origin origin)
    {
        int at = _segments.Count;
        while (at > 0 && _segments[at - 1].Offset > offset) at--;
        for (int i = at - 1; i >= 0 && _segments[i].Offset == offset; i--)
            if (_segments[i].Sequence == sequence && _segments[i].Length >= data.Length && _segments[i].IsEnd == isEnd) return false;
        byte[] copy = data.IsEmpty ? [] : ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(copy);
        _segments.Insert(at, new(copy, data.Length, sequence, offset, missing, isEnd, origin));
        Bytes += data.Length;
        return true;
    }

    /// <summary>Gives each the offset that its number stands for.</summary>
    public void Place(TcpStream stream)
    {
        for (int i = 0; i < _segments.Count; i++) _segments[i] = _segments[i] with { Offset = stream.OffsetOf(_segments[i].Sequence) };
        // In order of arrival where offsets are the same: List.Sort is not stable.
        var ordered = _segments.OrderBy(s => s.Offset).ToArray();
        _segments.Clear();
        _segments.AddRange(ordered);
    }

    /// <summary>The number that comes first, with regard to wrapping around.</summary>
    public uint LowestSequence()
    {
        uint lowest = _segments[0].Sequence;
        foreach (var segment in _segments)
            if ((int)(segment.Sequence - lowest) < 0) lowest = segment.Sequence;
        return lowest;
    }

    public HeldSegment TakeLowest()
    {
        var lowest = _segments[0];
        _segments.RemoveAt(0);
        Bytes -= lowest.Length;
        return lowest;
    }

    public void Clear()
    {
        foreach (var segment in _segments) segment.Return();
        _segments.Clear();
        Bytes = 0;
    }
}
