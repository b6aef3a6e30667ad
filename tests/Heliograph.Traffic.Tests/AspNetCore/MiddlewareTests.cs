using System.Net;
using System.Net.Http.Json;
using System.Text;
using Heliograph.Traffic.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Traffic.Tests.AspNetCore;

public sealed class MiddlewareTests
{
    static async Task<TrafficObserver> ObserveAsync(Func<HttpClient, Task> calls, TrafficObserverOptions? options = null, bool compresses = false)
    {
        var observer = new TrafficObserver(options);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddResponseCompression();
        await using var app = builder.Build();
        if (compresses) app.UseResponseCompression();
        app.UseTraffic(observer);
        app.Run(async context =>
        {
            if (context.Request.Path == "/broken") throw new InvalidOperationException("on purpose");
            using var read = new StreamReader(context.Request.Body);
            string body = await read.ReadToEndAsync(context.RequestAborted);
            // By pipe and by stream: both ways out are seen.
            if (context.Request.Path == "/pipe")
            {
                context.Response.ContentType = "application/json";
                await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes("""{"piped":true}"""), context.RequestAborted);
            }
            else await context.Response.WriteAsJsonAsync(new { length = body.Length, name = "somebody" }, context.RequestAborted);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using (var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) }) await calls(client);
        await app.StopAsync(TestContext.Current.CancellationToken);
        await observer.DisposeAsync();
        return observer;
    }

    [Fact]
    public async Task Calls_are_learnt_from_and_answered_as_they_were()
    {
        var cancel = TestContext.Current.CancellationToken;
        var observer = await ObserveAsync(async client =>
        {
            Assert.Equal("""{"length":15,"name":"somebody"}""", await (await client.PostAsJsonAsync("/photos/5?size=m", new { title = "x y" }, cancel)).Content.ReadAsStringAsync(cancel));
            Assert.Equal("""{"piped":true}""", await client.GetStringAsync("/pipe", cancel));
            Assert.Equal(HttpStatusCode.InternalServerError, (await client.GetAsync("/broken", cancel)).StatusCode);
        });
        var snapshot = observer.Snapshot();
        Assert.Equal([("GET", "/broken"), ("POST", "/photos/{photoId}"), ("GET", "/pipe")], snapshot.Endpoints);
        string yaml = Api.Yaml(snapshot);
        foreach (string part in (string[])["title:", "length:", "piped:", "name: size", "'500':"]) Assert.Contains(part, yaml);
        Assert.DoesNotContain("somebody", yaml);
        Assert.Equal((3, 3), (observer.Counts.In, observer.Counts.Out));
    }

    [Fact]
    public async Task Answers_that_are_compressed_further_out_are_learnt_from()
    {
        var observer = await ObserveAsync(async client =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/pipe") { Headers = { { "Accept-Encoding", "br" } } };
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        }, compresses: true);
        Assert.Contains("piped:", Api.Yaml(observer.Snapshot()));
    }

    [Fact]
    public async Task Long_bodies_are_counted_and_not_kept()
    {
        var observer = await ObserveAsync(client => client.PostAsync("/long", new StringContent(new string('x', 100_000), Encoding.UTF8, "text/plain"), TestContext.Current.CancellationToken), new() { MostBody = 1000 });
        Assert.Contains("text/plain", Api.Yaml(observer.Snapshot()));
    }

    static async Task<TrafficObserver> ObserveRoutesAsync(int calls, TrafficObserverOptions options)
    {
        var observer = new TrafficObserver(options);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.UseTraffic(observer);
        app.MapGet("/people/{who}/photos/{id:long}.json", (string who, long id) => Results.Json(new { who, id }));
        app.MapGet("/hidden", () => "x");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using (var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) })
            for (int i = 0; i < calls; i++)
            {
                await client.GetStringAsync($"/people/person{i}/photos/{i}.json", TestContext.Current.CancellationToken);
                await client.GetStringAsync("/hidden", TestContext.Current.CancellationToken);
            }
        await app.StopAsync(TestContext.Current.CancellationToken);
        await observer.DisposeAsync();
        return observer;
    }

    [Fact]
    public async Task Of_a_route_a_sample_is_learnt_from_and_all_calls_are_counted()
    {
        var observer = await ObserveRoutesAsync(300, new()
        {
            SampleOfRoute = 10,
            MostWaiting = 1000,
            Attention = context => context.Request.Path == "/hidden" ? Attention.None : Attention.Sample,
            Ends = _ => ("somebody", "photos"),
        });
        var snapshot = observer.Snapshot();
        var summary = Assert.Single(snapshot.Summaries);
        Assert.Equal(("/people/{who}/photos/{id}.json", 300), (summary.Path, summary.Calls));
        Assert.Equal((200, 300), Assert.Single(summary.Statuses));
        Assert.Equal(("somebody", "photos", 300), Assert.Single(snapshot.Callers) is var link ? (link.Client, link.Server, link.Calls) : default);
        Assert.Equal((600, 300), (observer.Counts.In, observer.Counts.Out));
        Assert.Contains("x-observed: 300", Api.Yaml(snapshot));
        Assert.Contains("who:", Api.Yaml(snapshot));
    }

    [Fact]
    public async Task What_was_saved_is_gone_on_from()
    {
        var observer = await ObserveRoutesAsync(3, new());
        using var saved = new MemoryStream();
        observer.Save(saved, startAnew: true);
        Assert.Empty(observer.Snapshot().Endpoints);
        saved.Position = 0;
        observer.GoOnFrom(saved);
        Assert.Equal(6, observer.Snapshot().Calls);
    }
}
