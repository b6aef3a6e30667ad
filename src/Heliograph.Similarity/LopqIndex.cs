using System.Collections.Concurrent;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Search;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity;

/// <summary>Coded vectors by cell, in memory or in a mapped file, and the search among them. Safe to share between threads.</summary>
public sealed class LopqIndex : IDisposable
{
    readonly LiveSegment[] _segments;
    readonly ConcurrentBag<Searcher> _searchers = [];

    internal LopqIndex(LopqModel model, Segment segment) => (Model, _segments) = (model, [LiveSegment.Of(segment)]);

    /// <summary>Which model coded the vectors.</summary>
    public LopqModel Model { get; }

    /// <summary>How many vectors there are.</summary>
    public int Count => Segment.Count;

    /// <summary>Whether and how whole vectors are kept.</summary>
    public RerankForm Rerank => Segment.Rerank;

    /// <summary>Bytes of the whole index.</summary>
    public long Bytes => Segment.Bytes;

    internal LiveSegment[] Segments => _segments;

    internal Segment Segment => _segments[0].Segment;

    /// <summary>Codes vectors and puts them into an index.</summary>
    /// <param name="model">Of the vectors' dimension.</param>
    /// <param name="vectors">Read twice where whole vectors are kept.</param>
    /// <param name="options">How.</param>
    /// <param name="path">The file to write, whole or not at all; null for an index in memory.</param>
    /// <param name="progress">Told the share of vectors that are coded.</param>
    /// <param name="cancel">Looked at between blocks.</param>
    /// <exception cref="SimilarityException">The dimension is another, or a component cannot be kept.</exception>
    /// <exception cref="ArgumentException">There are more or fewer ids than vectors, or negative ones.</exception>
    public static LopqIndex Build(LopqModel model, VectorSource vectors, IndexOptions? options = null, string? path = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(vectors);
        var segment = SegmentFile.Build(model, vectors, options ?? new(), path, progress, new Blocks(options?.Threads ?? 0, cancel));
        return new(model, segment);
    }

    /// <summary>Opens an index file. It is mapped, not read: that takes as long for any size. Changes that <see cref="LivingIndex"/>
    /// made since it was written are not seen.</summary>
    /// <exception cref="SimilarityException">It is no index, was not written to its end, or belongs to another model.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LopqIndex Open(string path, LopqModel model)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(model);
        return new(model, SegmentFile.Open(path, model));
    }

    /// <summary>The nearest vectors, nearest first; of two at the same distance the smaller id comes first.</summary>
    /// <exception cref="SimilarityException">The query has another dimension or a component that is not a finite number.</exception>
    public Neighbour[] Search(ReadOnlySpan<float> query, SearchOptions options)
    {
        QueryCheck.Throw(query, Model, options);
        var searcher = Rent();
        var found = searcher.Search(query, _segments, options);
        _searchers.Add(searcher);
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>Searches for many: queries of the same cell follow one another, so that its codes and tables are still near.</summary>
    /// <param name="queries">Of the model's dimension.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">At most; 0 for one a processor. The result is the same.</param>
    /// <param name="cancel">Looked at between blocks.</param>
    /// <returns>Each query's neighbours.</returns>
    public Neighbour[][] Search(VectorSource queries, SearchOptions options, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        QueryCheck.Throw(options);
        Model.CheckDimension(queries);
        return BatchSearch.Run(queries, Rent, _searchers.Add, _segments, options, new Blocks(threads, cancel));
    }

    Searcher Rent() => _searchers.TryTake(out var searcher) ? searcher : new(Model);

    /// <summary>Reads all of the index and compares it with its checksum.</summary>
    /// <exception cref="SimilarityException">It is damaged.</exception>
    public void Verify() => Segment.Verify();

    /// <summary>How evenly the vectors lie over the cells.</summary>
    public Occupancy Occupancy() => CellSizes.Occupancy(Model, _segments);

    /// <summary>Unmaps or frees the index. No search may be running.</summary>
    public void Dispose() => Segment.Dispose();
}
