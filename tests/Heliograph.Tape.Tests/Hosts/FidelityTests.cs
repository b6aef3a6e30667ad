using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Heliograph.Tape.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Heliograph.Tape.Tests.Hosts;

/// <summary>What is odd about responses comes through all hosts, live and from tape.</summary>
public sealed class FidelityTests
{
    public static TheoryData<HostKind> Kinds => Stand.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Binary_bodies(HostKind kind)
    {
        byte[] picture = RandomNumberGenerator.GetBytes(70_000);
        await TwiceAsync(kind, context =>
        {
            context.Response.ContentType = "image/jpeg";
            return context.Response.Body.WriteAsync(picture).AsTask();
        }, async response => Assert.Equal(picture, await response.Content.ReadAsByteArrayAsync()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Empty_bodies(HostKind kind) => await TwiceAsync(kind, context =>
    {
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }, async response => Assert.Empty(await response.Content.ReadAsByteArrayAsync()));

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_length_that_HEAD_tells(HostKind kind) => await TwiceAsync(kind, context =>
    {
        context.Response.ContentLength = 12345;
        return Task.CompletedTask;
    }, async response =>
    {
        Assert.Equal(12345, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }, HttpMethod.Head);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Statuses_without_a_body(HostKind kind)
    {
        foreach (int status in (int[])[204, 304])
        {
            await TwiceAsync(kind, context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.ETag = "\"x\"";
                return Task.CompletedTask;
            }, response =>
            {
                Assert.Equal(status, (int)response.StatusCode);
                Assert.Equal("\"x\"", response.Headers.ETag?.Tag);
                return Task.CompletedTask;
            });
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Repeated_headers_in_order(HostKind kind) => await TwiceAsync(kind, context =>
    {
        context.Response.Headers["X-Many"] = new(["b", "a", "b"]);
        context.Response.Headers.SetCookie = new(["one=1; Path=/", "two=2"]);
        return Task.CompletedTask;
    }, response =>
    {
        Assert.Equal(["b", "a", "b"], response.Headers.NonValidated["X-Many"]);
        Assert.Equal(2, response.Headers.NonValidated["Set-Cookie"].Count);
        return Task.CompletedTask;
    });

    [Theory, MemberData(nameof(Kinds))]
    public async Task Redirects_are_not_followed(HostKind kind) => await TwiceAsync(kind, context =>
    {
        context.Response.Redirect("/elsewhere?a=b");
        return Task.CompletedTask;
    }, response =>
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/elsewhere?a=b", response.Headers.Location?.OriginalString);
        return Task.CompletedTask;
    });

    [Theory, MemberData(nameof(Kinds))]
    public async Task Compressed_bodies_to_the_byte(HostKind kind)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\": 1}", 100))));
        await TwiceAsync(kind, context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(packed.ToArray()).AsTask();
        }, async response =>
        {
            Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
            Assert.Equal(packed.ToArray(), await response.Content.ReadAsByteArrayAsync());
        });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Chunks_and_trailers(HostKind kind) => await TwiceAsync(kind, async context =>
    {
        context.Response.Headers["Trailer"] = "X-Sum";
        // Kestrel has no trailers in HTTP/1.1: the chunks are cut here.
        context.Response.Headers.TransferEncoding = "chunked";
        await context.Response.WriteAsync("9\r\npart one \r\n");
        await context.Response.Body.FlushAsync();
        await context.Response.WriteAsync("8\r\npart two\r\n0\r\nX-Sum: 17\r\n\r\n");
    }, async response =>
    {
        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal("part one part two", await response.Content.ReadAsStringAsync());
        Assert.Equal("17", Assert.Single(response.TrailingHeaders.GetValues("X-Sum")));
    });

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reasons_of_the_service_s_own(HostKind kind) => await TwiceAsync(kind, context =>
    {
        context.Response.StatusCode = 420;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "Enhance Your Calm";
        return Task.CompletedTask;
    }, response =>
    {
        Assert.Equal("Enhance Your Calm", response.ReasonPhrase);
        return Task.CompletedTask;
    });

    [Theory, MemberData(nameof(Kinds))]
    public async Task Events_arrive_as_they_are_sent_and_their_times_are_recorded(HostKind kind)
    {
        using var folder = new Folder();
        var second = new TaskCompletionSource();
        await using var service = await Service.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: one\n\n");
            await context.Response.Body.FlushAsync();
            await second.Task;
            await context.Response.WriteAsync("data: two\n\n");
            await context.Response.Body.FlushAsync();
            // Such streams have no end of their own.
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        using (var response = await stand.Client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            Assert.Equal("data: one", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            second.SetResult();
            await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.Equal("data: two", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        }
        // The listener has gone: what it heard is the tape, and is played to its end.
        await Eventually.HoldsAsync(() => folder.Tapes.Length == 1);
        await service.StopAsync();
        Assert.Equal("data: one\n\ndata: two\n\n", await stand.GetAsync("/"));
    }

    [Theory, InlineData(HostKind.Handler), InlineData(HostKind.Proxy)]
    public async Task HTTP_2_upstream(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context => context.Response.WriteAsync(context.Request.Protocol), null, HttpProtocols.Http2);
        var tapes = Tapes.Open(folder.Path);
        await using var proxy = await TapeServer.ProxyAsync(tapes, new Upstream(service.Address) { Http2Only = true }, cancel: TestContext.Current.CancellationToken);
        using var client = kind == HostKind.Proxy
            ? new HttpClient { BaseAddress = proxy.Address }
            : new HttpClient(new TapeHandler(tapes)) { BaseAddress = service.Address, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        for (int i = 0; i < 2; i++) Assert.Equal("HTTP/2", await client.GetStringAsync("/", TestContext.Current.CancellationToken));
        Assert.Equal("2.0", Recording.Load(folder.OnlyTape).Responses[0].Version);
    }

    [Fact]
    public async Task TLS_is_verified_unless_told_otherwise()
    {
        using var folder = new Folder();
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var service = await Service.StartAsync(context => context.Response.WriteAsync("secure"), certificate, HttpProtocols.Http1AndHttp2);
        var tapes = Tapes.Open(folder.Path);
        await using (var proxy = await TapeServer.ProxyAsync(tapes, new Upstream(service.Address), cancel: TestContext.Current.CancellationToken))
        {
            using var client = new HttpClient();
            using var refused = await client.GetAsync(proxy.Address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadGateway, refused.StatusCode);
            Assert.Empty(folder.Tapes);
        }
        await using (var proxy = await TapeServer.ProxyAsync(tapes, new Upstream(service.Address) { VerifiesTls = false }, cancel: TestContext.Current.CancellationToken))
        {
            using var client = new HttpClient();
            Assert.Equal("secure", await client.GetStringAsync(proxy.Address, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task One_tape_answers_everything_in_order()
    {
        var recording = new Recording(new() { Method = "GET", Url = "/" }, [.. Enumerable.Range(1, 2).Select(i => new RecordedResponse
        {
            Status = 200 + i,
            Body = TapeBody.Of(Encoding.UTF8.GetBytes($"response {i}")),
        })]);
        await using var server = await TapeServer.PlayAsync(recording, cancel: TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = server.Address };
        foreach (string expected in (string[])["response 1", "response 2", "response 2"])
            Assert.Equal(expected, await client.GetStringAsync($"/{expected.Length}", TestContext.Current.CancellationToken));
    }

    static async Task TwiceAsync(HostKind kind, RequestDelegate answer, Func<HttpResponseMessage, Task> check, HttpMethod? method = null)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(answer);
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        for (int i = 0; i < 2; i++)
        {
            using var response = await stand.SendAsync(new(method ?? HttpMethod.Get, "/photo"));
            await check(response);
        }
        Assert.Equal(1, service.Calls);
    }
}
