namespace Heliograph.Tape.Recorders;

/// <summary>One call of the service, read by everybody who asks the same meanwhile, and what becomes of it.</summary>
/// <remarks>A reader sees the end of the body once the tape is written: who has a whole answer can rely on the tape.</remarks>
sealed class Capture(TapeOptions options, string folder, string method) : IDisposable
{
    readonly TaskCompletionSource<RecordedResponse> _head = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _abandoned = new();
    readonly Lock _gate = new();
    Spool? _spool;
    int _readers = 1;
    bool _ended;

    /// <summary>The response as it came, whose body is still arriving.</summary>
    public Task<RecordedResponse> Head => _head.Task;

    /// <summary>Known once the body was read to its end.</summary>
    public IReadOnlyList<Header> Trailers { get; private set; } = [];

    /// <returns>False where everybody had left.</returns>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_readers == 0) return false;
            _readers++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_readers > 0) return;
            if (_ended)
            {
                Dispose();
                return;
            }
        }
        _abandoned.Cancel();
    }

    // The source of cancellation has no timer: it holds nothing, and may be cancelled just while the call ends.
    public void Dispose() => _spool?.Dispose();

    /// <param name="send">Calls the service.</param>
    /// <param name="keep">Writes the tape, where the response is to be recorded.</param>
    /// <param name="forget">Called before the last byte is given: the call is over.</param>
    public async Task RunAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, Action<RecordedResponse> keep, Action forget)
    {
        try
        {
            await CaptureAsync(send, response =>
            {
                try
                {
                    if (options.RecordsStatus(response.Status)) keep(response);
                }
                finally
                {
                    forget();
                }
            });
        }
        catch (Exception fault)
        {
            forget();
            _head.TrySetException(fault);
            // Seen here, in case that nobody waits for it any more.
            _ = _head.Task.Exception;
            _spool?.Fail(fault as TapeException ?? new TapeException(TapeError.Upstream, $"The service broke off its answer: {fault.Message}", fault));
        }
        finally
        {
            lock (_gate)
            {
                _ended = true;
                if (_readers == 0) Dispose();
            }
        }
    }

    async Task CaptureAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, Action<RecordedResponse> keep)
    {
        var clock = new ArrivalClock(options.Time);
        using var response = await send(_abandoned.Token);
        clock.HeadersCame();
        var head = HttpMessages.Head(response, options.Time.GetUtcNow());
        long? length = RecordedResponse.HasNoBody(head.Status, method) ? 0 : response.Content.Headers.ContentLength;
        bool opaque = MediaTypes.IsOpaque(head.Headers.MediaType()) && head.Headers.First("Content-Encoding") is null;
        var spool = _spool = new Spool(opaque ? folder : null, options.LargestText);
        head = head with { Body = spool };
        if (length != 0)
        {
            _head.TrySetResult(head);
            await PumpAsync(response, spool, clock, length, MediaTypes.IsEventStream(head.Headers.MediaType()));
        }
        Trailers = HttpMessages.Trailers(response);
        keep(head with { Body = spool.Written(), Trailers = Trailers, Timing = clock.Timing });
        spool.Complete();
        _head.TrySetResult(head);
    }

    async Task PumpAsync(HttpResponseMessage response, Spool spool, ArrivalClock clock, long? length, bool endless)
    {
        byte[] piece = new byte[64 << 10];
        long received = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(_abandoned.Token);
            while (await body.ReadAsync(piece, _abandoned.Token) is > 0 and int read)
            {
                clock.Came(read);
                spool.Append(piece.AsSpan(0, read));
                // With a length, the last bytes are the end.
                if ((received += read) != length) spool.Publish();
            }
        }
        catch (OperationCanceledException) when (endless && received > 0)
        {
            // A stream of events ends when its listeners go: what they heard is the recording.
        }
    }
}
