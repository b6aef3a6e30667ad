using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Tests.Web.Hosting;

public class TelemetryTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_and_name_routes_without_secrets()
    {
        var received = Channel.CreateUnbounded<(string Path, string Body)>();
        await using var collector = Collector(received.Writer);
        await collector.StartAsync(Cancel);
        await using (var site = await TestSite.StartAsync(new Dictionary<string, string?>
        {
            ["Telemetry:OtlpEndpoint"] = collector.Urls.Single(),
            ["Telemetry:Protocol"] = "http",
        }))
        {
            using var client = site.NewClient();
            using var answer = await client.GetAsync("/healthz?code=a-secret-code", Cancel);
        }

        received.Writer.Complete();
        var all = await received.Reader.ReadAllAsync(Cancel).ToListAsync(Cancel);
        Assert.Contains(all, r => r.Path == "/v1/traces" && r.Body.Contains("/healthz", StringComparison.Ordinal));
        Assert.Contains(all, r => r.Path == "/v1/metrics" && r.Body.Contains("http.server.request.duration", StringComparison.Ordinal));
        Assert.DoesNotContain(all, r => r.Body.Contains("a-secret-code", StringComparison.Ordinal));
    }

    static WebApplication Collector(ChannelWriter<(string, string)> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            // Protocol buffers hold their texts as they are.
            received.TryWrite((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        return app;
    }
}
