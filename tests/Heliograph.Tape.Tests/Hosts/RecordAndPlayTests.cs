using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Tape.Tests.Hosts;

/// <summary>What npm yakbak's own tests ask of it, and the modes, of all three hosts.</summary>
public sealed class RecordAndPlayTests
{
    public static TheoryData<HostKind> Kinds => Stand.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_service_gets_method_path_host_and_body(HostKind kind)
    {
        using var folder = new Folder();
        string? heard = null;
        await using var service = await Service.StartAsync(async context =>
            heard = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Host} {context.Request.Headers["X-Mine"]} {await new StreamReader(context.Request.Body).ReadToEndAsync()}");
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/a%20b?x=%2F&y") { Content = new StringContent("hello"), Headers = { { "X-Mine", "1" } } };
        using var response = await stand.SendAsync(request);
        Assert.Equal($"POST /a%20b?x=%2F&y {service.Address.Authority} 1 hello", heard);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Status_headers_and_body_come_back_and_are_written_once(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers["X-Photo"] = "7";
            return context.Response.WriteAsJsonAsync(new { title = "Sea" });
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        for (int i = 0; i < 3; i++)
        {
            using var response = await stand.SendAsync(new(HttpMethod.Get, "/photos/7"));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            Assert.Equal("7", Assert.Single(response.Headers.GetValues("X-Photo")));
            Assert.Equal("""{"title":"Sea"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.StartsWith("get-photos-7-", Path.GetFileName(folder.OnlyTape), StringComparison.Ordinal);
        }
        Assert.Equal(1, service.Calls);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_recorded_is_played_with_the_service_gone(HostKind kind)
    {
        using var folder = new Folder();
        var service = await Service.CountingAsync();
        await using (var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address)) Assert.Equal("answer 1", await stand.GetAsync("/?b=1&a=2"));
        await service.DisposeAsync();
        await using (var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address)) Assert.Equal("answer 1", await stand.GetAsync("/?a=2&b=1"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Recording_and_playing_give_the_same_response(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context =>
        {
            context.Response.Headers["X-Many"] = new(["a", "b"]);
            context.Response.Headers.Location = "/elsewhere?x=1";
            context.Response.StatusCode = 302;
            return context.Response.WriteAsync("moved");
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        using var recorded = await stand.SendAsync(new(HttpMethod.Get, "/"));
        using var played = await stand.SendAsync(new(HttpMethod.Get, "/"));
        Assert.Equal(await Everything(recorded), await Everything(played));
        Assert.Equal(1, service.Calls);

        static async Task<string> Everything(HttpResponseMessage response) =>
            $"{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\n{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}";
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task In_mode_none_a_request_without_a_tape_is_answered_404_with_the_nearest_difference(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        var tapes = Tapes.Open(folder.Path);
        await using var stand = await Stand.CreateAsync(kind, tapes, service.Address);
        await stand.GetAsync("/photos?page=1");
        string before = folder.Everything;
        tapes.Mode = TapeMode.None;
        using var response = await stand.SendAsync(new(HttpMethod.Get, "/photos?page=2"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("/photos?page=2\n", text, StringComparison.Ordinal);
        Assert.Contains($"The nearest is {Path.GetFileName(folder.OnlyTape)}:\n  query page: recorded \"1\", asked \"2\"\n", text, StringComparison.Ordinal);
        Assert.Equal(1, service.Calls);
        Assert.Equal(before, folder.Everything);
        Assert.Single(tapes.Report().Unmatched);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Simultaneous_identical_requests_make_one_call(HostKind kind)
    {
        using var folder = new Folder();
        var arrived = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var service = await Service.StartAsync(async context =>
        {
            await context.Response.WriteAsync("first ");
            arrived.TrySetResult();
            await go.Task;
            await context.Response.WriteAsync("last");
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        var first = stand.GetAsync("/");
        await arrived.Task;
        var others = Enumerable.Range(0, 10).Select(_ => stand.GetAsync("/")).ToArray();
        go.SetResult();
        Assert.All(await Task.WhenAll([first, .. others]), text => Assert.Equal("first last", text));
        Assert.Equal(1, service.Calls);
        Assert.Single(folder.Tapes);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_the_service_sends_first_arrives_first(HostKind kind)
    {
        using var folder = new Folder();
        var go = new TaskCompletionSource();
        await using var service = await Service.StartAsync(async context =>
        {
            await context.Response.WriteAsync("first");
            await context.Response.Body.FlushAsync();
            await go.Task;
            await context.Response.WriteAsync(" last");
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        using var response = await stand.Client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] buffer = new byte[5];
        await stream.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("first", Encoding.UTF8.GetString(buffer));
        Assert.Empty(folder.Tapes);
        go.SetResult();
        Assert.Equal(" last", await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Single(folder.Tapes);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_mode_does_what_it_says_and_can_be_changed_on_the_way(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        var tapes = Tapes.Open(folder.Path, new() { Mode = TapeMode.Passthrough });
        await using var stand = await Stand.CreateAsync(kind, tapes, service.Address);
        Assert.Equal("answer 1", await stand.GetAsync("/a"));
        Assert.Empty(folder.Tapes);

        tapes.Mode = TapeMode.Once;
        Assert.Equal("answer 2", await stand.GetAsync("/a"));
        Assert.Equal("answer 3", await stand.GetAsync("/b"));
        Assert.Equal(2, folder.Tapes.Length);

        tapes.Mode = TapeMode.Once;
        Assert.Equal("answer 2", await stand.GetAsync("/a"));
        using (var missed = await stand.SendAsync(new(HttpMethod.Get, "/c"))) Assert.Equal(HttpStatusCode.NotFound, missed.StatusCode);

        tapes.Mode = TapeMode.Spy;
        Assert.Equal("answer 3", await stand.GetAsync("/b"));
        Assert.Equal("answer 4", await stand.GetAsync("/c"));
        Assert.Equal(2, folder.Tapes.Length);

        tapes.Mode = TapeMode.All;
        Assert.Equal("answer 5", await stand.GetAsync("/a"));
        Assert.Equal("answer 6", await stand.GetAsync("/a"));

        tapes.Mode = TapeMode.None;
        Assert.Equal("answer 6", await stand.GetAsync("/a"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Secrets_are_not_on_the_disk_and_the_live_response_has_them(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "sid=COOKIE-SECRET; Path=/";
            return context.Response.WriteAsJsonAsync(new { access_token = "TOKEN-SECRET", echo = context.Request.Headers.Authorization.ToString() });
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        Assert.Contains("TOKEN-SECRET", await Ask("KEY-SECRET-1"), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", folder.Everything, StringComparison.Ordinal);
        Assert.Contains("\"access_token\": \"scrubbed\"", folder.Everything, StringComparison.Ordinal);
        // The secret does not count for which request it is either.
        Assert.Contains("scrubbed", await Ask("KEY-SECRET-2"), StringComparison.Ordinal);
        Assert.Equal(1, service.Calls);

        async Task<string> Ask(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/?api_key={key}") { Headers = { { "Authorization", $"Bearer {key}" }, { "Cookie", $"sid={key}" } } };
            using var response = await stand.SendAsync(request);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_own_hash_names_the_tape(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        var matching = new RequestMatching { Key = request => "the-" + request.Method };
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path, new() { Matching = matching }), service.Address);
        Assert.Equal("answer 1", await stand.GetAsync("/a"));
        Assert.Equal("answer 1", await stand.GetAsync("/b"));
        Assert.Equal("the-GET.tape.json", Path.GetFileName(folder.OnlyTape));
    }
}
