namespace Heliograph.Tape;

/// <summary>The tapes of one test; made by <see cref="Tapes.ForThisTest"/>.</summary>
public sealed class TestTape : IDisposable
{
    readonly bool _strict;
    readonly List<HttpClient> _clients = [];
    bool _disposed;

    internal TestTape(Tapes tapes, bool strict) => (Tapes, _strict) = (tapes, strict);

    /// <summary>The folder in use.</summary>
    public Tapes Tapes { get; }

    /// <summary>A client that is answered from the tapes; it ends with the test.</summary>
    /// <param name="baseAddress">What relative addresses are relative to.</param>
    public HttpClient Client(Uri? baseAddress = null)
    {
        var client = new HttpClient(new TapeHandler(Tapes)) { BaseAddress = baseAddress };
        _clients.Add(client);
        return client;
    }

    /// <summary>A handler for a client of one's own.</summary>
    /// <param name="inner">What sends requests that are not on tape; null: connections of its own, which follow no redirects.</param>
    public TapeHandler Handler(HttpMessageHandler? inner = null) => inner is null ? new(Tapes) : new(Tapes, inner);

    /// <summary>What was used and what was missing so far.</summary>
    public TapeReport Report() => Tapes.Report();

    /// <summary>Fails where a tape was not used or a request had none.</summary>
    /// <exception cref="TapeException">The report, where it is not clean.</exception>
    public void Verify()
    {
        if (Report() is { IsClean: false } report) throw new TapeException(TapeError.NotStrict, report.ToString().TrimEnd());
    }

    /// <summary>Ends the clients; where the test is strict, verifies.</summary>
    /// <exception cref="TapeException">The test is strict and the report is not clean.</exception>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        foreach (var client in _clients) client.Dispose();
        if (_strict) Verify();
    }
}
