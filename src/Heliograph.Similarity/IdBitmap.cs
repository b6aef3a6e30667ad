namespace Heliograph.Similarity;

/// <summary>A set of small ids, a bit each. For ids that are sparse a predicate is better.</summary>
/// <param name="limit">Ids go from 0 to <paramref name="limit"/> − 1.</param>
public sealed class IdBitmap(int limit)
{
    readonly ulong[] _bits = new ulong[(limit + 63) / 64];

    /// <summary>Puts an id in, or takes it out.</summary>
    public bool this[long id]
    {
        get => (ulong)id < (ulong)limit && (_bits[id >> 6] >> (int)(id & 63) & 1) != 0;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)id, (ulong)limit, nameof(id));
            if (value) _bits[id >> 6] |= 1UL << (int)(id & 63);
            else _bits[id >> 6] &= ~(1UL << (int)(id & 63));
        }
    }
}
