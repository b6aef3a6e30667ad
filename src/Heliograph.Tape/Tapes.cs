using System.Globalization;
using Heliograph.Tape.Bodies;
using Heliograph.Tape.Format;
using Heliograph.Tape.Playback;
using Heliograph.Tape.Recorders;
using Heliograph.Tape.Secrets;
using Heliograph.Tape.Shelves;
using Microsoft.Extensions.Logging;

namespace Heliograph.Tape;

/// <summary>A folder of tapes in use: plays what is there, records what is not. Safe for any number of threads.</summary>
public sealed partial class Tapes
{
    readonly Lock _gate = new();
    readonly Dictionary<string, Capture> _captures = new(StringComparer.Ordinal);
    readonly Shelf _shelf;
    readonly Scrubber _scrubber;
    readonly FaultInjection? _faults;
    readonly Misses _misses;
    volatile bool _recordsOnce;
    volatile int _mode;

    Tapes(string folder, TapeOptions options)
    {
        (Folder, Options) = (folder, options);
        _shelf = new Shelf(folder, options);
        _scrubber = new Scrubber(options.Secrets);
        _faults = options.Faults.Count > 0 ? new FaultInjection(options.Faults) : null;
        _misses = new Misses(_shelf, options.Matching);
        Mode = options.Mode;
    }

    /// <summary>Opens a folder of tapes; one that is not there is made.</summary>
    /// <param name="folder">The folder; several processes may play from it, one at a time should record to it.</param>
    /// <param name="options">How it is used.</param>
    /// <exception cref="TapeException">It can't be made.</exception>
    public static Tapes Open(string folder, TapeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            string path = Path.GetFullPath(folder);
            Directory.CreateDirectory(path);
            AtomicFile.Sweep(path);
            return new(path, options ?? TapeOptions.Default);
        }
        catch (Exception fault) when (fault is IOException and not TapeException or UnauthorizedAccessException)
        {
            throw new TapeException(TapeError.NotWritten, $"The folder {folder} can't be used for tapes: {fault.Message}", fault);
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The mode; a change counts from the next request on.</summary>
    public TapeMode Mode
    {
        get => (TapeMode)_mode;
        set
        {
            if (!Enum.IsDefined(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such mode.");
            _recordsOnce = _shelf.Tapes.Count == 0;
            _mode = (int)value;
        }
    }

    /// <summary>What was used and what was missing since the folder was opened.</summary>
    public TapeReport Report() => new([.. _shelf.Tapes.Where(tape => tape.Uses == 0 && !tape.IsNew).Select(tape => tape.Name)], _misses.Texts, _shelf.Complaints);

    internal TapeOptions Options { get; }

    bool MayRecord => Mode is TapeMode.New or TapeMode.All || (Mode == TapeMode.Once && _recordsOnce);

    /// <summary>Scrubs a request and finds its key.</summary>
    /// <param name="live">As it came.</param>
    /// <exception cref="TapeException">The request can't be used.</exception>
    internal Question Ask(RecordedRequest live)
    {
        live.Check();
        var seen = new Sighting();
        var asked = _scrubber.Scrub(live, seen);
        return new(asked, Options.Matching.KeyOf(asked), seen);
    }

    /// <summary>Answers from a tape, where that takes no waiting.</summary>
    /// <returns>Null: it does.</returns>
    /// <exception cref="TapeException">The tape can't be used.</exception>
    internal TapeAnswer? AnswerAtOnce(in Question question) =>
        _faults is null && Options.Latency == 0 && Mode is not (TapeMode.All or TapeMode.Passthrough) && TryPlay(question.Asked, question.Key) is { } played
            ? Told(question.Asked, played) : null;

    /// <summary>Answers a request.</summary>
    /// <param name="question">The request.</param>
    /// <param name="send">Sends it to the service.</param>
    /// <param name="cancel">Whoever asked has gone.</param>
    /// <exception cref="TapeException">The request or its tape can't be used, or a fault breaks the connection.</exception>
    /// <exception cref="HttpRequestException">The service can't be reached.</exception>
    internal async ValueTask<TapeAnswer> AnswerAsync(Question question, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancel)
    {
        var (asked, key, seen) = question;
        var injected = _faults?.For(asked);
        if (injected is not null)
        {
            if (injected.Wait > TimeSpan.Zero) await Task.Delay(injected.Wait, Options.Time, cancel);
            if (injected.Resets) throw InjectedFault.Broken();
            if (injected.Status is { } status) return Told(asked, new(TapeOutcome.Injected, new() { Status = status, Headers = [new("Content-Length", "0")] }));
        }
        TapeAnswer answer;
        try
        {
            answer = await FindAsync(asked, key, seen, send, cancel);
        }
        catch (Exception fault) when (fault is TapeException or HttpRequestException)
        {
            Options.Answered?.Invoke(new(asked, TapeOutcome.Failed, 0, null));
            throw;
        }
        if (answer is { Outcome: TapeOutcome.Played, Latency: > 0, Response.Timing.HeadersAt: > 0 and int at })
            await Task.Delay(at * Options.Latency * TimeSpan.FromMilliseconds(1), Options.Time, cancel);
        answer.KeptBytes = injected?.KeptBytes;
        return Told(asked, answer);
    }

    async ValueTask<TapeAnswer> FindAsync(RecordedRequest asked, string key, Sighting seen, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancel)
    {
        if (Mode == TapeMode.Passthrough) return await ForwardAsync(send, cancel);
        if (Mode != TapeMode.All && TryPlay(asked, key) is { } played) return played;
        if (Mode == TapeMode.Spy) return await ForwardAsync(send, cancel);
        if (MayRecord) return await RecordAsync(asked, key, seen, send, cancel);
        return new(TapeOutcome.Missed, _misses.Answer(asked, key, null, Options.Time.GetUtcNow()));
    }

    /// <returns>Null: there is no tape for it, or its tape is to be recorded on or anew.</returns>
    TapeAnswer? TryPlay(RecordedRequest asked, string key)
    {
        if (_shelf.Find(key) is not { } tape) return null;
        if (Options.RecordRepeats && tape.IsNew && MayRecord) return null;
        if (Options.ExpiresAfter is { } age && tape.Recording.Responses[0].Recorded is var recorded && Options.Time.GetUtcNow() - recorded > age)
        {
            string words = string.Create(CultureInfo.InvariantCulture, $"{tape.Name} was recorded on {recorded:yyyy-MM-dd} and is too old");
            if (Options.Expired == Expired.Refresh && MayRecord) return null;
            if (Options.Expired == Expired.Fail) return Missed(asked, key, $"{words}: record it again, with heliograph tape refresh or mode All.");
            Options.Logger.LogWarning("{Words}; it is played all the same.", words);
        }
        return tape.Next(Options.AfterLast == AfterLast.Repeat) is { } response
            ? new(TapeOutcome.Played, response) { Tape = tape.Name, Latency = Options.Latency, Time = Options.Time }
            : Missed(asked, key, $"all {tape.Recording.Responses.Count} responses of {tape.Name} have been played.");
    }

    TapeAnswer Missed(RecordedRequest asked, string key, string why) => new(TapeOutcome.Missed, _misses.Answer(asked, key, why, Options.Time.GetUtcNow()));

    async ValueTask<TapeAnswer> ForwardAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancel)
    {
        var response = await send(cancel);
        return new(TapeOutcome.Forwarded, HttpMessages.Head(response, Options.Time.GetUtcNow()) with { Body = new LiveBody(response.Content) }) { Forwarded = response };
    }

    async ValueTask<TapeAnswer> RecordAsync(RecordedRequest asked, string key, Sighting seen, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancel)
    {
        Capture capture;
        lock (_gate)
        {
            if (!_captures.TryGetValue(key, out capture!) || !capture.TryJoin())
            {
                // The call that made it may have ended since the look before.
                if (Mode != TapeMode.All && TryPlay(asked, key) is { } played) return played;
                // A name that can't be used is known before the service is asked.
                if (_shelf.Find(key) is null) _shelf.PathFor(asked, key);
                var own = capture = new Capture(Options, Folder, asked.Method);
                _captures[key] = own;
                _ = Task.Run(() => own.RunAsync(send, response => Keep(asked, key, _scrubber.Scrub(response, seen)), () => Forget(key, own)), CancellationToken.None);
            }
        }
        try
        {
            var response = await capture.Head.WaitAsync(cancel);
            return new(TapeOutcome.Recorded, response) { Capture = capture, Tape = _shelf.Find(key)?.Name };
        }
        catch
        {
            capture.Leave();
            throw;
        }
    }

    void Keep(RecordedRequest asked, string key, RecordedResponse response)
    {
        var over = _shelf.Find(key);
        var fitted = ContentLength.Fit(response, asked.Method);
        bool goesOn = over is { IsNew: true } && Options.RecordRepeats;
        _shelf.Put(key, new(asked, goesOn ? [.. over!.Recording.Responses, fitted] : [fitted]), over);
    }

    void Forget(string key, Capture capture)
    {
        lock (_gate)
        {
            if (_captures.GetValueOrDefault(key) == capture) _captures.Remove(key);
        }
    }

    TapeAnswer Told(RecordedRequest asked, TapeAnswer answer)
    {
        Options.Answered?.Invoke(new(asked, answer.Outcome, answer.Response.Status, answer.Tape));
        return answer;
    }
}
