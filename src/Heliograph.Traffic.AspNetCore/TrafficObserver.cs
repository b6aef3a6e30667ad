using System.Threading.Channels;
using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>Learns from the calls that a pipeline hands over, on one thread beside it.</summary>
public sealed class TrafficObserver : IAsyncDisposable
{
    // So many wait until they are counted together: to wake the one who learns takes longer than to count.
    const int MostCounted = 256, MostUncounted = 1 << 14;

    readonly Channel<Exchange> _waiting;
    readonly Learner _learner;
    readonly Lock _learning = new(), _counting = new();
    readonly Task _work;
    List<CountedCall> _counted = new(MostCounted);
    long _seen, _tooMany, _leftOut;

    /// <param name="options">How much to look at and to hold.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public TrafficObserver(TrafficObserverOptions? options = null, TimeProvider? time = null)
    {
        Options = options ?? new();
        Time = time ?? TimeProvider.System;
        Samples = new(Options.SampleOfRoute);
        _learner = new(Options.Transforms, new(Options.MostBytes, Options.KeepValues));
        _waiting = Channel.CreateBounded<Exchange>(new BoundedChannelOptions(Options.MostWaiting) { SingleReader = true });
        _work = Task.Run(LearnAsync);
    }

    /// <summary>How much it looks at and holds.</summary>
    public TrafficObserverOptions Options { get; }

    internal TimeProvider Time { get; }

    internal RouteSamples Samples { get; }

    /// <summary>Calls seen, learnt from or counted, and left out with their reason.</summary>
    public StageCounts Counts
    {
        get
        {
            long seen = Interlocked.Read(ref _seen), tooMany = Interlocked.Read(ref _tooMany), leftOut = Interlocked.Read(ref _leftOut);
            var noted = new Dictionary<string, long>();
            if (tooMany > 0) noted["too many at a time"] = tooMany;
            if (leftOut > 0) noted["not to be observed"] = leftOut;
            return new("middleware", "calls", seen, seen - tooMany - leftOut, noted);
        }
    }

    /// <summary>What was learnt so far; learning waits for it.</summary>
    public ApiSnapshot Snapshot()
    {
        lock (_learning)
        {
            CountWaiting();
            return ApiSnapshot.Of(_learner.Model);
        }
    }

    /// <summary>Writes what was learnt so far, for <see cref="ApiSnapshot.Load"/> and <see cref="GoOnFrom"/>; learning waits for it.</summary>
    /// <param name="target">Receives some kilobytes for each operation.</param>
    /// <param name="startAnew">Whether to forget it then.</param>
    public void Save(Stream target, bool startAnew = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        lock (_learning)
        {
            CountWaiting();
            ModelWriter.Write(target, _learner.Model);
            if (!startAnew) return;
            _learner.StartFrom(new());
            Samples.Clear();
        }
    }

    /// <summary>Takes what was saved for what was learnt, and goes on.</summary>
    /// <param name="saved">From its first byte.</param>
    /// <exception cref="TrafficException">It is no saved model, or not a whole one.</exception>
    public void GoOnFrom(Stream saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var model = ModelReader.Read(saved);
        lock (_learning) _learner.StartFrom(model);
    }

    /// <summary>Hands over a call; it belongs to the observer from now on.</summary>
    internal void Add(Exchange call)
    {
        Interlocked.Increment(ref _seen);
        if (!_waiting.Writer.TryWrite(call)) Interlocked.Increment(ref _tooMany);
    }

    /// <summary>Counts a call.</summary>
    internal void Add(in CountedCall call)
    {
        Interlocked.Increment(ref _seen);
        bool isFull;
        lock (_counting)
        {
            if (_counted.Count == MostUncounted)
            {
                Interlocked.Increment(ref _tooMany);
                return;
            }
            _counted.Add(call);
            isFull = _counted.Count >= MostCounted;
        }
        if (!isFull) return;
        // Where somebody learns or reads for long meanwhile, the list grows until they are done.
        if (!_learning.TryEnter()) return;
        try
        {
            CountWaiting();
        }
        finally
        {
            _learning.Exit();
        }
    }

    /// <summary>Under the lock of those who learn.</summary>
    void CountWaiting()
    {
        List<CountedCall> waiting;
        lock (_counting)
        {
            if (_counted.Count == 0) return;
            (waiting, _counted) = (_counted, new(MostCounted));
        }
        foreach (var call in waiting) call.GiveTo(_learner);
    }

    /// <summary>Counts a call that is not to be observed.</summary>
    internal void LeaveOut()
    {
        Interlocked.Increment(ref _seen);
        Interlocked.Increment(ref _leftOut);
    }

    async Task LearnAsync()
    {
        await foreach (var call in _waiting.Reader.ReadAllAsync())
            lock (_learning) _learner.Take(call);
    }

    /// <summary>Learns from what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }
}
