using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Search;

static class BatchSearch
{
    const int BlockQueries = 64;

    // What fits into a processor's cache stays there whatever the order of the queries.
    const long CacheBytes = 16 << 20;

    public static Neighbour[][] Run(VectorSource queries, Func<Searcher> rent, Action<Searcher> giveBack, LiveSegment[] segments, SearchOptions options, Blocks blocks)
    {
        int[] cells = new int[queries.Count];
        int[] order = [.. Enumerable.Range(0, queries.Count)];
        var found = new Neighbour[queries.Count][];
        if (segments.Sum(live => live.Segment.Bytes) > CacheBytes) EachBlock((searcher, first, count) =>
        {
            float[] query = new float[queries.Dimension];
            for (int i = first; i < first + count; i++)
            {
                queries.Read(i, query);
                cells[i] = searcher.NearestCell(query);
            }
        });
        Array.Sort(cells, order);
        EachBlock((searcher, first, count) =>
        {
            float[] query = new float[queries.Dimension];
            for (int i = first; i < first + count; i++)
            {
                queries.Read(order[i], query);
                found[order[i]] = searcher.Search(query, segments, options);
            }
        });
        GC.KeepAlive(segments);
        return found;

        void EachBlock(Action<Searcher, int, int> work) => blocks.For(queries.Count, BlockQueries, (first, count) =>
        {
            var searcher = rent();
            work(searcher, first, count);
            giveBack(searcher);
        });
    }
}
