using Heliograph.Tape.Recorders;

namespace Heliograph.Tape.Playback;

/// <summary>What a host has to send. Its body is read once, and it is disposed of afterwards.</summary>
sealed class TapeAnswer(TapeOutcome outcome, RecordedResponse response) : IDisposable
{
    public TapeOutcome Outcome => outcome;

    public RecordedResponse Response => response;

    /// <summary>File name of the tape.</summary>
    public string? Tape { get; init; }

    /// <summary>The call that the body comes from while it is being recorded.</summary>
    public Capture? Capture { get; init; }

    /// <summary>The response that the body comes from where it is passed on only.</summary>
    public HttpResponseMessage? Forwarded { get; init; }

    /// <summary>How many times as slow as recorded; 0: at once.</summary>
    public double Latency { get; init; }

    /// <summary>After so many bytes the connection breaks.</summary>
    public long? KeptBytes { get; set; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Known once the body was read.</summary>
    public IReadOnlyList<Header> Trailers =>
        Capture is not null ? Capture.Trailers : Forwarded is not null ? HttpMessages.Trailers(Forwarded) : response.Trailers;

    /// <summary>The whole body, where it can go at once.</summary>
    public bool TryGetMemory(out ReadOnlyMemory<byte> body)
    {
        body = default;
        return KeptBytes is null && !IsPaced && response.Body.TryGetMemory(out body);
    }

    /// <exception cref="TapeException">The service broke off, or the connection is to break here.</exception>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancel)
    {
        var body = IsPaced ? Pace.PlayAsync(response.Body, response.Timing, Latency, Time, cancel) : response.Body.ReadAsync(cancel);
        return KeptBytes is { } bytes ? Pace.BreakAfter(body, bytes, cancel) : body;
    }

    public void Dispose()
    {
        Capture?.Leave();
        Forwarded?.Dispose();
    }

    bool IsPaced => Latency > 0 && outcome == TapeOutcome.Played && response.Timing.Chunks.Count > 0;
}
