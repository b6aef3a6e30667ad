namespace Heliograph.Tape.Shelves;

/// <summary>A tape in its folder, and how far it has been played.</summary>
sealed class ShelvedTape(string path, FileStamp stamp, string key, RecordedRequest request)
{
    readonly Lock _gate = new();
    Recording? _recording;
    int _played;
    long _uses;

    public string Path => path;

    public string Name { get; } = System.IO.Path.GetFileName(path);

    public FileStamp Stamp => stamp;

    public string Key => key;

    public RecordedRequest Request => request;

    public long Uses => Interlocked.Read(ref _uses);

    /// <summary>Whether it was made since its folder was opened.</summary>
    public bool IsNew { get; init; }

    /// <summary>When the file was last compared with its stamp.</summary>
    public long LookedAt { get; set; }

    /// <summary>The whole tape, read when it is first wanted.</summary>
    /// <exception cref="TapeException">It can't be read.</exception>
    public Recording Recording => _recording ??= Recording.Load(path);

    /// <summary>The next response in order.</summary>
    /// <param name="repeats">Whether the last one follows itself.</param>
    /// <returns>Null: there is none left.</returns>
    public RecordedResponse? Next(bool repeats)
    {
        var responses = Recording.Responses;
        Interlocked.Increment(ref _uses);
        if (responses.Count == 1 && repeats) return responses[0];
        lock (_gate)
        {
            if (_played < responses.Count) return responses[_played++];
            return repeats ? responses[^1] : null;
        }
    }

    /// <summary>Takes over how far the same tape had been played before it was edited or recorded on.</summary>
    public ShelvedTape After(ShelvedTape? earlier)
    {
        if (earlier is not null) (_played, _uses) = (earlier._played, earlier._uses);
        return this;
    }

    /// <summary>Skips what has just been recorded: it was the answer to a request already.</summary>
    public void SkipToEnd() => _played = Recording.Responses.Count;
}
