namespace Heliograph.Similarity.Index;

/// <summary>Positions of a segment whose vectors were removed. Immutable: a change copies one chunk of bits.</summary>
sealed class DeadSet
{
    const int ChunkWords = 512;
    const int ChunkBits = ChunkWords * 64;

    readonly ulong[]?[] _chunks;

    DeadSet(ulong[]?[] chunks, int count) => (_chunks, Count) = (chunks, count);

    public static DeadSet Empty { get; } = new([], 0);

    public int Count { get; }

    public bool this[int position] => (Word(position >> 6) >> (position & 63) & 1) != 0;

    public DeadSet With(int position)
    {
        int chunk = position / ChunkBits;
        var chunks = new ulong[]?[Math.Max(_chunks.Length, chunk + 1)];
        _chunks.CopyTo(chunks, 0);
        ulong[] changed = [.. chunks[chunk] ?? new ulong[ChunkWords]];
        changed[(position >> 6) % ChunkWords] |= 1UL << (position & 63);
        chunks[chunk] = changed;
        return new(chunks, Count + 1);
    }

    /// <summary>A bit for each of 64 positions from one on.</summary>
    public ulong Bits(int position)
    {
        int shift = position & 63;
        ulong bits = Word(position >> 6) >> shift;
        return shift == 0 ? bits : bits | Word((position >> 6) + 1) << (64 - shift);
    }

    ulong Word(int word) => word / ChunkWords < _chunks.Length ? _chunks[word / ChunkWords]?[word % ChunkWords] ?? 0 : 0;
}
