using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Heliograph.Tape.Tests;

/// <summary>The service that tapes stand in for: a real server on the loopback address.</summary>
sealed class Service : IAsyncDisposable
{
    readonly WebApplication _app;

    Service(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>What it was asked: method and address as sent.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public int Calls => Requests.Count;

    public static Task<Service> StartAsync(RequestDelegate answer) => StartAsync(answer, null, HttpProtocols.Http1);

    public static async Task<Service> StartAsync(RequestDelegate answer, X509Certificate2? certificate, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = protocols;
                if (certificate is not null) listen.UseHttps(certificate);
            });
        });
        if (certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        var service = new Service(app);
        app.Run(context =>
        {
            service.Requests.Enqueue($"{context.Request.Method} {context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget}");
            return answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        service.Address = new(app.Urls.First());
        return service;
    }

    /// <summary>One that answers everything with the number of the call.</summary>
    public static Task<Service> CountingAsync()
    {
        int calls = 0;
        return StartAsync(context => context.Response.WriteAsync($"answer {Interlocked.Increment(ref calls)}"));
    }

    public Task StopAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
    }
}
