using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Hashing;

/// <summary>Near duplicates, by codes as a hash: two vectors are looked at when they share a cell and most sub-codes, or one
/// half's cluster and all of its sub-codes, which two neighbours on both sides of a cell's border may.</summary>
public static class NearDuplicates
{
    /// <summary>Finds pairs of near duplicates. Of many vectors with one and the same code, each is paired with the one of the
    /// smallest id only: <see cref="Components"/> brings them together.</summary>
    /// <returns>In ascending order of ids.</returns>
    public static IReadOnlyList<DuplicatePair> Find(LopqIndex index, DuplicateOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Find(index.Model, index.Segments, options ?? new(), cancel);
    }

    /// <inheritdoc cref="Find(LopqIndex, DuplicateOptions, CancellationToken)"/>
    public static IReadOnlyList<DuplicatePair> Find(LivingIndex index, DuplicateOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Find(index.Model, index.Segments, options ?? new(), cancel);
    }

    static DuplicatePair[] Find(LopqModel model, LiveSegment[] segments, DuplicateOptions options, CancellationToken cancel)
    {
        var rows = new LiveRows(model, segments);
        var blocks = new Blocks(options.Threads, cancel);
        var candidates = new Collisions(model, rows, blocks).Find(options.MinEqual > 0 ? options.MinEqual : model.Subquantizers * 3 / 4);
        var found = new DuplicatePair?[candidates.Length];
        blocks.For(candidates.Length, 256, (first, count) =>
        {
            var room = new RowDistance(model, rows);
            for (int i = first; i < first + count; i++)
            {
                var (one, other) = candidates[i];
                float distance = room.Between(one, other);
                if (distance <= options.MaxDistance)
                    found[i] = new(Math.Min(rows.Ids[one], rows.Ids[other]), Math.Max(rows.Ids[one], rows.Ids[other]), distance);
            }
        });
        GC.KeepAlive(segments);
        return [.. found.OfType<DuplicatePair>().OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }
}
