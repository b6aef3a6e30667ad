using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace Heliograph.Tape.AspNetCore;

/// <summary>A server on this machine only: a recording proxy before a service, or a tape that answers everything.</summary>
public sealed class TapeServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly UpstreamClient? _client;

    TapeServer(WebApplication app, UpstreamClient? client) => (_app, _client) = (app, client);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:3000</c>.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts a recording proxy.</summary>
    /// <param name="tapes">Where tapes are.</param>
    /// <param name="upstream">The service.</param>
    /// <param name="port">The port on the loopback address; 0: any free one.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<TapeServer> ProxyAsync(Tapes tapes, Upstream upstream, int port = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(tapes);
        ArgumentNullException.ThrowIfNull(upstream);
        var client = new UpstreamClient(upstream);
        return await StartAsync(new TapeMiddleware(tapes, client).InvokeAsync, client, port, cancel);
    }

    /// <summary>Starts a server that answers whatever it is asked with one tape's responses: in order, then the last one again.</summary>
    /// <param name="recording">The tape.</param>
    /// <param name="latency">Recorded delays are played at this many times their length; 0: at once.</param>
    /// <param name="port">The port on the loopback address; 0: any free one.</param>
    /// <param name="answered">Called for each request with its method, its address and the status of the answer.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<TapeServer> PlayAsync(
        Recording recording, double latency = 0, int port = 0, Action<string, string, int>? answered = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return StartAsync(new OneTape(recording, latency, answered).InvokeAsync, null, port, cancel);
    }

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="cancel">Ends it.</param>
    public Task WaitAsync(CancellationToken cancel) => _app.WaitForShutdownAsync(cancel);

    /// <summary>Stops listening; requests under way are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _client?.Dispose();
    }

    static async Task<TapeServer> StartAsync(RequestDelegate answer, UpstreamClient? client, int port, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, port));
        var app = builder.Build();
        app.Run(answer);
        var server = new TapeServer(app, client);
        try
        {
            await app.StartAsync(cancel);
            return server;
        }
        catch (Exception fault)
        {
            await app.DisposeAsync();
            client?.Dispose();
            if (fault.InnerException is not AddressInUseException) throw;
            throw new IOException($"Port {port} is taken: stop what listens there, or take another.");
        }
    }

    static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        // Recorded pauses are meant; uploads are as large as the service allows.
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        if (port == 0) kestrel.Listen(IPAddress.Loopback, 0);
        else kestrel.ListenLocalhost(port);
    }
}
