using System.Net;
using System.Net.Sockets;
using System.Text;
using Heliograph.Tape.AspNetCore;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Tape.Tests.Robustness;

/// <summary>What goes wrong ends in a clear sentence, and nothing is recorded.</summary>
public sealed class RobustnessTests
{
    [Theory, InlineData(HostKind.Middleware), InlineData(HostKind.Proxy)]
    public async Task A_service_that_is_down_is_a_502_with_one_sentence(HostKind kind)
    {
        using var folder = new Folder();
        var service = await Service.CountingAsync();
        await service.DisposeAsync();
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith($"The service at {service.Address} can't be used: ", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Count(c => c == '\n'));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_service_that_is_down_is_the_client_s_own_exception()
    {
        using var folder = new Folder();
        var service = await Service.CountingAsync();
        await service.DisposeAsync();
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path), service.Address);
        await Assert.ThrowsAsync<HttpRequestException>(() => stand.GetAsync("/"));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: a\u0001b\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: LONG\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("")]
    public async Task A_service_that_speaks_no_HTTP_is_a_502(string answer)
    {
        using var folder = new Folder();
        using var listener = Answering(answer.Replace("LONG", new string('x', 200_000), StringComparison.Ordinal));
        await using var stand = await Stand.CreateAsync(HostKind.Proxy, Tapes.Open(folder.Path), AddressOf(listener));
        using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntorn")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntorn\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task A_response_that_breaks_off_breaks_off_and_is_not_recorded(string answer)
    {
        using var folder = new Folder();
        using var listener = Answering(answer);
        await using var stand = await Stand.CreateAsync(HostKind.Proxy, Tapes.Open(folder.Path), AddressOf(listener));
        await Assert.ThrowsAnyAsync<Exception>(() => stand.GetAsync("/"));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400", "percent sign")]
    [InlineData("GET /a?b=%4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400", "percent sign")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "400", "")]
    [InlineData("GET /\u0001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400", "")]
    [InlineData("nonsense\r\n\r\n", "400", "")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX: LONG\r\n\r\n", "431", "")]
    [InlineData("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n", "501", "Tunnels")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n", "501", "WebSockets")]
    public async Task A_request_that_can_t_be_is_refused(string request, string status, string words)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        await using var proxy = await TapeServer.ProxyAsync(Tapes.Open(folder.Path), new Upstream(service.Address), cancel: TestContext.Current.CancellationToken);
        string answer = await AskAsync(proxy.Address, request.Replace("LONG", new string('x', 100_000), StringComparison.Ordinal));
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains(words, answer, StringComparison.Ordinal);
        Assert.Equal(0, service.Calls);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("//evil.example/x")]
    [InlineData("/..%5c..%5cwindows")]
    [InlineData("/a:b*c?d=|<>")]
    public async Task Whatever_the_address_says_the_tape_is_in_the_folder_and_the_service_hears_it_as_sent(string target)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        string sub = folder.At("tapes");
        await using var proxy = await TapeServer.ProxyAsync(Tapes.Open(sub), new Upstream(service.Address), cancel: TestContext.Current.CancellationToken);
        string answer = await AskAsync(proxy.Address, $"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Equal($"GET {target}", Assert.Single(service.Requests));
        Assert.Equal(sub, Assert.Single(Directory.GetDirectories(folder.Path)));
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Single(Directory.GetFiles(sub));
    }

    [Fact]
    public async Task Header_values_of_any_byte_pass_through_and_come_back()
    {
        using var folder = new Folder();
        string? heard = null;
        await using var service = await Service.StartAsync(context =>
        {
            heard = context.Request.Headers["X-Odd"];
            context.Response.Headers["X-Odd"] = "caf\u00e9 \"\\%0d%0a<>";
            return Task.CompletedTask;
        });
        await using var proxy = await TapeServer.ProxyAsync(Tapes.Open(folder.Path), new Upstream(service.Address), cancel: TestContext.Current.CancellationToken);
        for (int i = 0; i < 2; i++)
        {
            string answer = await AskAsync(proxy.Address, "GET / HTTP/1.1\r\nHost: x\r\nX-Odd: \"\\ %0a\u00c3\u00a9\r\nConnection: close\r\n\r\n");
            Assert.Contains("\r\nX-Odd: caf\u00e9 \"\\%0d%0a<>\r\n", answer, StringComparison.Ordinal);
        }
        Assert.Equal("\"\\ %0a\u00e9", heard);
        Assert.Equal(1, service.Calls);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_torn_tape_is_named_and_not_written_over(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        await using (var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address)) await stand.GetAsync("/");
        string torn = File.ReadAllText(folder.OnlyTape)[..100];
        File.WriteAllText(folder.OnlyTape, torn);
        var tapes = Tapes.Open(folder.Path);
        await using (var stand = await Stand.CreateAsync(kind, tapes, service.Address))
        {
            if (kind == HostKind.Handler)
            {
                Assert.Contains(folder.OnlyTape, (await Assert.ThrowsAsync<TapeException>(() => stand.GetAsync("/"))).Message, StringComparison.Ordinal);
            }
            else
            {
                using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
                Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
                Assert.Contains(folder.OnlyTape, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }
        Assert.Equal(torn, File.ReadAllText(folder.OnlyTape));
        Assert.Equal(1, service.Calls);
        Assert.Single(tapes.Report().Unreadable);
    }

    [Fact]
    public async Task A_text_too_large_to_be_looked_through_is_not_recorded()
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context => context.Response.WriteAsync(new string('x', 100_000)));
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, new() { LargestText = 1000 }), service.Address);
        await Assert.ThrowsAnyAsync<Exception>(() => stand.GetAsync("/"));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_call_for_the_others()
    {
        using var folder = new Folder();
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var service = await Service.StartAsync(async context =>
        {
            arrived.SetResult();
            await go.Task;
            await context.Response.WriteAsync("done");
        });
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path), service.Address);
        using var leaving = new CancellationTokenSource();
        var first = stand.Client.GetStringAsync("/", leaving.Token);
        await arrived.Task;
        var second = stand.GetAsync("/");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.SetResult();
        Assert.Equal("done", await second);
        Assert.Equal(1, service.Calls);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused_with_a_sentence()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("file"), "");
        Assert.Equal(TapeError.NotWritten, Assert.Throws<TapeException>(() => Tapes.Open(folder.At("file"))).Error);
    }

    public static TheoryData<HostKind> Kinds => Stand.Kinds;

    static Uri AddressOf(TcpListener listener) => new($"http://{listener.LocalEndpoint}");

    /// <summary>A service that gives one answer, whatever it is, and hangs up.</summary>
    static TcpListener Answering(string answer)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
                client.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[4096]) > 0)
                {
                }
            }
        });
        return listener;
    }

    static async Task<string> AskAsync(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // A server that has refused enough may reset the connection.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
