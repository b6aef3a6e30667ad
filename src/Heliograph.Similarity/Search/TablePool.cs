using System.Runtime.InteropServices;
using Heliograph.Similarity.Model;

namespace Heliograph.Similarity.Search;

/// <summary>Room for tables, handed out in the order of use, so that those of a query lie close together.</summary>
sealed unsafe class TablePool(ModelShape shape)
{
    const int ChunkTables = 16;

    readonly List<nint> _chunks = [];
    readonly int _entries = shape.SubquantizersPerHalf * shape.Centroids;
    int _used;

    // Steps are read by whole registers: a table of 16-entry rows may be shorter than one.
    nint StepBytes => (_entries + 63) & ~63;

    nint TableBytes => StepBytes + sizeof(float) * StepBytes;

    ~TablePool()
    {
        foreach (nint chunk in _chunks) NativeMemory.AlignedFree((void*)chunk);
    }

    public void Clear() => _used = 0;

    public HalfTable Take()
    {
        if (_used == _chunks.Count * ChunkTables) _chunks.Add((nint)NativeMemory.AlignedAlloc((nuint)(ChunkTables * TableBytes), 64));
        byte* start = (byte*)_chunks[_used / ChunkTables] + _used % ChunkTables * TableBytes;
        _used++;
        return new() { Steps = start, Distances = (float*)(start + StepBytes) };
    }
}
