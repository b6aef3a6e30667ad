using System.Collections.Concurrent;
using Heliograph.Tape.Matching;
using Microsoft.Extensions.Logging;

namespace Heliograph.Tape.Shelves;

/// <summary>The tapes of a folder by the key of the request that each holds. Files that are added, edited or deleted while it is open count at
/// the next look, at most 50 ms later.</summary>
sealed class Shelf
{
    static readonly TimeSpan s_looks = TimeSpan.FromMilliseconds(50);

    readonly string _folder;
    readonly TapeOptions _options;
    readonly Lock _gate = new();
    readonly Dictionary<string, (FileStamp Stamp, string Complaint)> _unreadable = [];
    ConcurrentDictionary<string, ShelvedTape> _byKey = new(StringComparer.Ordinal);
    Dictionary<string, ShelvedTape> _byPath = [];
    FileStamp _folderStamp;
    long _scannedAt;

    public Shelf(string folder, TapeOptions options)
    {
        (_folder, _options) = (folder, options);
        lock (_gate) Scan();
    }

    public IReadOnlyList<ShelvedTape> Tapes
    {
        get
        {
            lock (_gate) return [.. _byPath.Values.OrderBy(tape => tape.Name, StringComparer.Ordinal)];
        }
    }

    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_gate) return [.. _unreadable.Values.Select(file => file.Complaint).Order(StringComparer.Ordinal)];
        }
    }

    public ShelvedTape? Find(string key)
    {
        if (_byKey.TryGetValue(key, out var tape) && IsFresh(tape)) return tape;
        lock (_gate)
        {
            if (tape is not null || MayHaveChanged()) Scan();
            return _byKey.GetValueOrDefault(key);
        }
    }

    /// <summary>Writes a tape and puts it on the shelf.</summary>
    /// <param name="key">The key of its request.</param>
    /// <param name="recording">What it holds.</param>
    /// <param name="over">The tape in whose place it is written, if there is one.</param>
    /// <exception cref="TapeException">It can't be written.</exception>
    public void Put(string key, Recording recording, ShelvedTape? over)
    {
        string path = over?.Path ?? PathFor(recording.Request, key);
        recording.Save(path);
        lock (_gate)
        {
            var tape = Load(path, isNew: true).After(over);
            tape.SkipToEnd();
            _unreadable.Remove(path);
            _byPath[path] = tape;
            _byKey[tape.Key] = tape;
        }
    }

    /// <summary>The file for a request that has no tape yet.</summary>
    /// <exception cref="TapeException">A file of its name is there and can't be read: it may hold somebody's edits.</exception>
    public string PathFor(RecordedRequest request, string key)
    {
        for (int digits = TapeName.FewDigits; ; digits *= 2)
        {
            string path = Path.Combine(_folder, _options.Matching.NameOf(request, key, digits) + TapeName.Extension);
            lock (_gate)
            {
                if (_unreadable.TryGetValue(path, out var file)) throw new TapeException(TapeError.BadTape, file.Complaint);
                // Another request's tape: two in four thousand million share eight digits.
                if (!_byPath.TryGetValue(path, out var other) || other.Key == key || digits > 32) return path;
            }
        }
    }

    bool IsFresh(ShelvedTape tape)
    {
        if (_options.Time.GetElapsedTime(tape.LookedAt) < s_looks) return true;
        tape.LookedAt = _options.Time.GetTimestamp();
        return FileStamp.Of(tape.Path) == tape.Stamp;
    }

    bool MayHaveChanged() => _options.Time.GetElapsedTime(_scannedAt) >= s_looks || FolderStamp() != _folderStamp;

    FileStamp FolderStamp() => new(Directory.GetLastWriteTimeUtc(_folder).Ticks, 0);

    void Scan()
    {
        (_scannedAt, _folderStamp) = (_options.Time.GetTimestamp(), FolderStamp());
        var byPath = new Dictionary<string, ShelvedTape>(StringComparer.Ordinal);
        var byKey = new ConcurrentDictionary<string, ShelvedTape>(StringComparer.Ordinal);
        string[] paths = Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*" + TapeName.Extension) : [];
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (Known(path) is not { } tape) continue;
            byPath[path] = tape;
            if (!byKey.TryAdd(tape.Key, tape)) _options.Logger.LogWarning("{Tape} holds the same request as {Other}, which is played.", tape.Name, byKey[tape.Key].Name);
        }
        foreach (string gone in _unreadable.Keys.Except(paths).ToArray()) _unreadable.Remove(gone);
        (_byPath, _byKey) = (byPath, byKey);
    }

    ShelvedTape? Known(string path)
    {
        var stamp = FileStamp.Of(path);
        if (_byPath.TryGetValue(path, out var tape) && tape.Stamp == stamp) return tape;
        if (_unreadable.TryGetValue(path, out var bad) && bad.Stamp == stamp) return null;
        try
        {
            _unreadable.Remove(path);
            return Load(path, tape?.IsNew ?? false).After(tape);
        }
        catch (TapeException fault)
        {
            _options.Logger.LogWarning("{Complaint}", fault.Message);
            _unreadable[path] = (stamp, fault.Message);
            return null;
        }
    }

    ShelvedTape Load(string path, bool isNew)
    {
        var stamp = FileStamp.Of(path);
        var request = Recording.Load(path).Request;
        return new(path, stamp, _options.Matching.KeyOf(request), request) { IsNew = isNew, LookedAt = _options.Time.GetTimestamp() };
    }
}
