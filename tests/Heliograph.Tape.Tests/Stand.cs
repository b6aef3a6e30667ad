using System.Net;
using Heliograph.Tape.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Heliograph.Tape.Tests;

/// <summary>The three ways in which tapes stand between a client and a service.</summary>
public enum HostKind
{
    Handler,
    Middleware,
    Proxy,
}

/// <summary>A client with tapes between it and a service.</summary>
sealed class Stand : IAsyncDisposable
{
    readonly IAsyncDisposable? _server;

    Stand(HttpClient client, IAsyncDisposable? server) => (Client, _server) = (client, server);

    public HttpClient Client { get; }

    public static TheoryData<HostKind> Kinds => [HostKind.Handler, HostKind.Middleware, HostKind.Proxy];

    public static async Task<Stand> CreateAsync(HostKind kind, Tapes tapes, Uri service)
    {
        switch (kind)
        {
            case HostKind.Handler:
                return new(new HttpClient(new TapeHandler(tapes)) { BaseAddress = service }, null);
            case HostKind.Proxy:
                var proxy = await TapeServer.ProxyAsync(tapes, new Upstream(service), cancel: TestContext.Current.CancellationToken);
                return new(ClientOf(proxy.Address), proxy);
            default:
                var builder = WebApplication.CreateEmptyBuilder(new());
                builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
                var app = builder.Build();
                app.UseTapes(tapes, service.ToString());
                await app.StartAsync(TestContext.Current.CancellationToken);
                return new(ClientOf(new Uri(app.Urls.First())), app);
        }
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    static HttpClient ClientOf(Uri address) => new(Plain()) { BaseAddress = address };

    public static SocketsHttpHandler Plain() => new() { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
}
