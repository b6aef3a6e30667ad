using System.Globalization;
using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Living;

/// <summary>An index file, the logs of its changes, and the lock that keeps other processes from changing it.</summary>
/// <remarks>Log g holds what changed since generation g was written, or since log g was begun for a compaction that makes
/// generation g. So an index of generation g and the logs from g on are always the whole, whenever a crash comes.</remarks>
sealed class IndexFiles : IDisposable
{
    const string LockSuffix = ".lock";
    const string LogSuffix = ".log-";

    readonly string _path;
    readonly LopqModel _model;
    readonly FileStream? _lock;
    readonly long _first;
    long _last;
    WriteAheadLog? _log;

    public IndexFiles(string path, LopqModel model, bool readOnly)
    {
        (_path, _model) = (path, model);
        if (!readOnly) _lock = Lock(path + LockSuffix);
        try
        {
            Main = SegmentFile.Open(path, model);
            _first = _last = Main.Header.Generation;
            while (File.Exists(LogPath(_last + 1))) _last++;
            Form = Main.Rerank;
        }
        catch
        {
            _lock?.Dispose();
            throw;
        }
    }

    /// <summary>The index file as it was opened or last written.</summary>
    public Segment Main { get; private set; }

    public RerankForm Form { get; }

    /// <summary>Whether no other process has put a newer index in the place of the one that was opened.</summary>
    public bool IsCurrent()
    {
        using var now = SegmentFile.Open(_path, _model);
        return now.Header.Generation == Main.Header.Generation;
    }

    /// <summary>Writes an index that has nothing to do with one that may be there: its generation is above that of all logs,
    /// which therefore are not of it.</summary>
    /// <exception cref="SimilarityException">Another process changes the index that is there.</exception>
    public static Segment Begin(string path, SegmentBuilder builder, Func<Segment> write)
    {
        using var held = File.Exists(path + LockSuffix) ? Lock(path + LockSuffix) : null;
        string full = Path.GetFullPath(path);
        long last = -1;
        foreach (string log in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full) + LogSuffix + "*"))
            if (long.TryParse(log.AsSpan(log.LastIndexOf(LogSuffix, StringComparison.Ordinal) + LogSuffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                last = Math.Max(last, number);
        builder.Generation = last + 1;
        return write();
    }

    static FileStream Lock(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SimilarityException(SimilarityFault.InUse, Path.GetFileName(path), 0, "Another process changes the index: wait for it to end.");
        }
    }

    string LogPath(long generation) => _path + LogSuffix + generation.ToString(CultureInfo.InvariantCulture);

    /// <summary>Tells of all changes in their order, and makes the last log ready for more.</summary>
    public void Replay(Action<CodedBatch> added, Action<long[]> removed)
    {
        for (long generation = _first; generation <= _last; generation++)
        {
            string path = LogPath(generation);
            var end = File.Exists(path)
                ? WriteAheadLog.Replay(path, _model.Fingerprint, Form, content => LogRecord.Read(content.Span, _model, Form, added, removed))
                : default;
            if (_lock is null || generation < _last) continue;
            _log = end.Offset > 0 ? WriteAheadLog.Continue(path, end) : WriteAheadLog.Create(path, _model.Fingerprint, Form);
        }
        if (_lock is not null) DeleteLogsBefore(_first);
    }

    void DeleteLogsBefore(long generation)
    {
        while (File.Exists(LogPath(--generation))) File.Delete(LogPath(generation));
    }

    /// <exception cref="InvalidOperationException">The index was opened to search only.</exception>
    public void Append(byte[] record) =>
        (_log ?? throw new InvalidOperationException("The index was opened to search only.")).Append(record);

    /// <summary>Begins the log of the generation to come.</summary>
    public void BeginLog()
    {
        if (_log is null) throw new InvalidOperationException("The index was opened to search only.");
        var next = WriteAheadLog.Create(LogPath(_last + 1), _model.Fingerprint, Form);
        _log.Dispose();
        (_log, _last) = (next, _last + 1);
    }

    /// <summary>Writes a new index file in the place of the old, and drops the logs that it makes needless.</summary>
    public Segment Replace(SegmentMerge alive, (long Count, double Error) added, CancellationToken cancel)
    {
        // Changes go on into this generation's log while its index is written.
        long generation = _last;
        alive.Builder.Generation = generation;
        alive.Builder.Added = added;
        var main = alive.ToFile(_path, new Blocks(0, cancel));
        FolderFlush.Run(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        DeleteLogsBefore(generation);
        Main = main;
        return main;
    }

    public void Dispose()
    {
        _log?.Dispose();
        _lock?.Dispose();
    }
}
