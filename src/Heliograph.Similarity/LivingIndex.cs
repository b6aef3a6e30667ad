using System.Collections.Concurrent;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Index;
using Heliograph.Similarity.Living;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Search;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity;

/// <summary>An index that vectors are added to and removed from while it is searched. A change is on the disk when the call
/// returns, and searches that begin after that see it; those that run see none of it. Safe to share between threads.</summary>
public sealed class LivingIndex : IDisposable
{
    readonly IndexFiles _files;
    readonly LivingSet _set;
    readonly ConcurrentBag<Searcher> _searchers = [];
    readonly Lock _changing = new();
    readonly Lock _compacting = new();
    long _added;
    double _addedError;

    LivingIndex(LopqModel model, IndexFiles files)
    {
        (Model, _files, _set) = (model, files, new(model, files.Main));
        (_added, _addedError) = (files.Main.Header.AddedCount, files.Main.Header.AddedError);
        files.Replay(Apply, ids => _set.Remove(ids));
    }

    /// <summary>Which model codes the vectors.</summary>
    public LopqModel Model { get; }

    /// <summary>How many vectors there are.</summary>
    public int Count => _set.Segments.Sum(live => live.Count);

    /// <summary>Whether and how whole vectors are kept.</summary>
    public RerankForm Rerank => _files.Form;

    /// <summary>Bytes of the index file.</summary>
    public long Bytes => _files.Main.Bytes;

    internal LiveSegment[] Segments => _set.Segments;

    /// <summary>Opens an index file and the changes since it was written, which lie in logs beside it.</summary>
    /// <param name="path">What <see cref="LopqIndex.Build"/> wrote.</param>
    /// <param name="model">Which model coded it.</param>
    /// <param name="readOnly">Only to search: then nothing is written or locked.</param>
    /// <exception cref="SimilarityException">It is no index or is damaged, belongs to another model, or another process changes it.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static LivingIndex Open(string path, LopqModel model, bool readOnly = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(model);
        while (true)
        {
            var files = new IndexFiles(path, model, readOnly);
            try
            {
                var index = new LivingIndex(model, files);
                // A compaction by another process may have dropped a log before it was read.
                if (!readOnly || files.IsCurrent()) return index;
                files.Dispose();
            }
            catch
            {
                files.Dispose();
                throw;
            }
        }
    }

    /// <summary>Whether there is a vector of that id.</summary>
    public bool Contains(long id) => _set.Contains(id);

    /// <summary>Adds vectors. One whose id is there takes the other's place; of an id that comes twice, the later holds.</summary>
    /// <param name="ids">One each, none negative.</param>
    /// <param name="vectors">Of the model's dimension.</param>
    /// <exception cref="SimilarityException">The dimension is another, or a component cannot be kept: nothing is added.</exception>
    /// <exception cref="IOException">The change could not be written: nothing is added.</exception>
    public void Add(ReadOnlySpan<long> ids, VectorSource vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var batch = CodedBatch.Of(Model, Rerank, ids, vectors);
        byte[] record = LogRecord.Of(batch);
        lock (_changing)
        {
            _files.Append(record);
            Apply(batch);
        }
    }

    /// <summary>Removes vectors.</summary>
    /// <returns>How many of them were there.</returns>
    /// <exception cref="IOException">The change could not be written: nothing is removed.</exception>
    public int Remove(ReadOnlySpan<long> ids)
    {
        byte[] record = LogRecord.Of(ids);
        lock (_changing)
        {
            _files.Append(record);
            return _set.Remove(ids);
        }
    }

    void Apply(CodedBatch batch)
    {
        _set.Add(batch);
        _added += batch.Ids.Length;
        _addedError += batch.ErrorSum;
    }

    /// <inheritdoc cref="LopqIndex.Search(ReadOnlySpan{float}, SearchOptions)"/>
    public Neighbour[] Search(ReadOnlySpan<float> query, SearchOptions options)
    {
        QueryCheck.Throw(query, Model, options);
        var searcher = Rent();
        var segments = _set.Segments;
        var found = searcher.Search(query, segments, options);
        _searchers.Add(searcher);
        GC.KeepAlive(segments);
        return found;
    }

    /// <inheritdoc cref="LopqIndex.Search(VectorSource, SearchOptions, int, CancellationToken)"/>
    public Neighbour[][] Search(VectorSource queries, SearchOptions options, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        QueryCheck.Throw(options);
        Model.CheckDimension(queries);
        return BatchSearch.Run(queries, Rent, _searchers.Add, _set.Segments, options, new Blocks(threads, cancel));
    }

    Searcher Rent() => _searchers.TryTake(out var searcher) ? searcher : new(Model);

    /// <summary>Writes all that is alive as one file and drops the log. Searches and changes go on meanwhile; a crash at any
    /// moment leaves the old files or the new one.</summary>
    /// <exception cref="IOException">The file could not be written: the index stays as it was.</exception>
    public void Compact(CancellationToken cancel = default)
    {
        lock (_compacting)
        {
            LiveSegment[] taken;
            (long Count, double Error) added;
            lock (_changing)
            {
                _files.BeginLog();
                taken = _set.BeginCompaction();
                added = (_added, _addedError);
            }
            Segment? main = null;
            try
            {
                main = _files.Replace(new SegmentMerge(Model, taken), added, cancel);
                GC.KeepAlive(taken);
            }
            finally
            {
                lock (_changing) _set.EndCompaction(main);
            }
        }
    }

    /// <summary>Whether what was added since training still fits the model.</summary>
    public DriftReport Drift()
    {
        lock (_changing) return new(_added, Model.TrainingDistortion, _addedError / _added);
    }

    /// <summary>Reads all of the index file and compares it with its checksum. The log is compared whenever it is opened.</summary>
    /// <exception cref="SimilarityException">It is damaged.</exception>
    public void Verify() => _files.Main.Verify();

    /// <summary>How evenly the vectors lie over the cells.</summary>
    public Occupancy Occupancy() => CellSizes.Occupancy(Model, _set.Segments);

    /// <summary>The largest id there is, or −1.</summary>
    public long LargestId() => _set.Segments.Select(LargestOf).DefaultIfEmpty(-1).Max();

    static long LargestOf(LiveSegment live)
    {
        long largest = -1;
        for (int position = 0; position < live.Segment.Count; position++)
            if (!live.Dead[position]) largest = Math.Max(largest, live.Segment.Id(position));
        return largest;
    }

    /// <summary>Closes the log. Everything acknowledged is on the disk already. No call may be running.</summary>
    public void Dispose() => _files.Dispose();
}
