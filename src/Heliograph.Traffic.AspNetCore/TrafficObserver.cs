using System.Threading.Channels;
using Heliograph.Traffic.Inference;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>Learns from the calls that a pipeline hands over, on one thread beside it.</summary>
public sealed class TrafficObserver : IAsyncDisposable
{
    readonly Channel<Exchange> _waiting;
    readonly Learner _learner;
    readonly Lock _learning = new();
    readonly Task _work;
    long _seen, _leftOut;

    /// <param name="options">How much to look at and to hold.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public TrafficObserver(TrafficObserverOptions? options = null, TimeProvider? time = null)
    {
        Options = options ?? new();
        Time = time ?? TimeProvider.System;
        _learner = new(Options.Transforms);
        _waiting = Channel.CreateBounded<Exchange>(new BoundedChannelOptions(Options.MostWaiting) { SingleReader = true });
        _work = Task.Run(LearnAsync);
    }

    /// <summary>How much it looks at and holds.</summary>
    public TrafficObserverOptions Options { get; }

    internal TimeProvider Time { get; }

    /// <summary>Calls seen, learnt from, and left out with their reason.</summary>
    public StageCounts Counts
    {
        get
        {
            long seen = Interlocked.Read(ref _seen), leftOut = Interlocked.Read(ref _leftOut);
            return new("middleware", "calls", seen, seen - leftOut, leftOut == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["too many at a time"] = leftOut });
        }
    }

    /// <summary>What was learnt so far; learning waits for it.</summary>
    public ApiSnapshot Snapshot()
    {
        lock (_learning) return ApiSnapshot.Of(_learner.Model);
    }

    /// <summary>Hands over a call; it belongs to the observer from now on.</summary>
    internal void Add(Exchange exchange)
    {
        Interlocked.Increment(ref _seen);
        if (!_waiting.Writer.TryWrite(exchange)) Interlocked.Increment(ref _leftOut);
    }

    async Task LearnAsync()
    {
        await foreach (var exchange in _waiting.Reader.ReadAllAsync())
            lock (_learning) _learner.Take(exchange);
    }

    /// <summary>Learns from what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }
}
