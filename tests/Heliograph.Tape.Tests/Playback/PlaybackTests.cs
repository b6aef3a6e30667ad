using System.Net;
using System.Text;
using Heliograph.Tape.Playback;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Heliograph.Tape.Tests.Playback;

/// <summary>Sequences, statuses, age, faults and time, where the host makes no difference.</summary>
public sealed class PlaybackTests
{
    [Theory]
    [InlineData(AfterLast.Repeat, "answer 1|answer 2|answer 2")]
    [InlineData(AfterLast.Fail, "answer 1|answer 2|404")]
    public async Task Repeated_requests_are_recorded_in_order_and_played_so(AfterLast afterLast, string expected)
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        await using (var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, new() { RecordRepeats = true }), service.Address))
        {
            Assert.Equal("answer 1", await stand.GetAsync("/"));
            Assert.Equal("answer 2", await stand.GetAsync("/"));
        }
        Assert.Equal(2, Recording.Load(folder.OnlyTape).Responses.Count);

        var tapes = Tapes.Open(folder.Path, new() { Mode = TapeMode.None, RecordRepeats = true, AfterLast = afterLast });
        await using (var stand = await Stand.CreateAsync(HostKind.Handler, tapes, service.Address))
        {
            var heard = new List<string>();
            for (int i = 0; i < 3; i++)
            {
                using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
                heard.Add(response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : $"{(int)response.StatusCode}");
            }
            Assert.Equal(expected, string.Join('|', heard));
        }
        Assert.Equal(afterLast == AfterLast.Fail ? 1 : 0, tapes.Report().Unmatched.Count);
    }

    [Fact]
    public async Task Recording_all_again_replaces_the_tape_first_and_then_goes_on()
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        await using (var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path), service.Address)) await stand.GetAsync("/");
        await using (var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, new() { Mode = TapeMode.All, RecordRepeats = true }), service.Address))
        {
            await stand.GetAsync("/");
            await stand.GetAsync("/");
        }
        Assert.Equal(["answer 2", "answer 3"], Recording.Load(folder.OnlyTape).Responses.Select(response => response.Body.ReadText(response.Headers)));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(404, true)]
    [InlineData(302, true)]
    public async Task Faults_of_the_service_are_answered_and_not_recorded(int status, bool recorded)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context => context.Response.WriteAsync($"{context.Response.StatusCode = status}"));
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path), service.Address);
        for (int i = 0; i < 2; i++)
        {
            using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
            Assert.Equal(status, (int)response.StatusCode);
        }
        Assert.Equal(recorded ? 1 : 0, folder.Tapes.Length);
        Assert.Equal(recorded ? 1 : 2, service.Calls);
    }

    [Fact]
    public async Task Which_statuses_are_recorded_can_be_chosen()
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context => context.Response.WriteAsync($"{context.Response.StatusCode = 503}"));
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, new() { RecordsStatus = _ => true }), service.Address);
        using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
        Assert.Equal(503, Recording.Load(folder.OnlyTape).Responses[0].Status);
    }

    [Theory]
    [InlineData(Expired.Warn, "answer 1")]
    [InlineData(Expired.Refresh, "answer 2")]
    [InlineData(Expired.Fail, "404")]
    public async Task A_tape_that_is_too_old_is_dealt_with_as_chosen(Expired expired, string expected)
    {
        using var folder = new Folder();
        var clock = new FakeTimeProvider();
        await using var service = await Service.CountingAsync();
        var options = new TapeOptions { Time = clock, ExpiresAfter = TimeSpan.FromDays(30), Expired = expired };
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, options), service.Address);
        await stand.GetAsync("/");
        clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal("answer 1", await stand.GetAsync("/"));
        clock.Advance(TimeSpan.FromDays(2));
        using var response = await stand.SendAsync(new(HttpMethod.Get, "/"));
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.IsSuccessStatusCode ? text : $"{(int)response.StatusCode}");
        if (expired == Expired.Fail) Assert.Contains("too old", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_tape_is_played_as_edited()
    {
        using var folder = new Folder();
        var clock = new FakeTimeProvider();
        await using var service = await Service.CountingAsync();
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, new() { Time = clock }), service.Address);
        await stand.GetAsync("/");
        File.WriteAllText(folder.OnlyTape, File.ReadAllText(folder.OnlyTape).Replace("answer 1", "edited answer", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("edited answer", await stand.GetAsync("/"));
        File.Delete(folder.OnlyTape);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("answer 2", await stand.GetAsync("/"));
    }

    [Fact]
    public async Task A_tape_that_was_renamed_or_written_by_hand_is_found_by_its_request()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("by-hand.tape.json"), """{"tape":1,"request":{"method":"GET","url":"/photos?b=2&a=1"},"responses":[{"status":200,"body":{"text":"hand"}}]}""");
        await using var service = await Service.CountingAsync();
        await using var stand = await Stand.CreateAsync(HostKind.Proxy, Tapes.Open(folder.Path, new() { Mode = TapeMode.None }), service.Address);
        Assert.Equal("hand", await stand.GetAsync("/photos?a=1&b=2"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Faults_happen_to_whom_and_as_often_as_they_are_told(HostKind kind)
    {
        using var folder = new Folder();
        await using var service = await Service.StartAsync(context => context.Response.WriteAsync("0123456789"));
        var options = new TapeOptions
        {
            Faults =
            [
                TapeFault.Status(503).When(request => request.Url.EndsWith("/busy", StringComparison.Ordinal)).Times(2),
                TapeFault.Reset().When(request => request.Url.EndsWith("/reset", StringComparison.Ordinal)),
                TapeFault.Truncate(4).When(request => request.Url.EndsWith("/cut", StringComparison.Ordinal)),
            ],
        };
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path, options), service.Address);
        for (int i = 0; i < 2; i++)
        {
            using var busy = await stand.SendAsync(new(HttpMethod.Get, "/busy"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        }
        Assert.Equal("0123456789", await stand.GetAsync("/busy"));
        await Assert.ThrowsAnyAsync<Exception>(() => stand.GetAsync("/reset"));

        using var cut = await stand.Client.GetAsync("/cut", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await cut.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] kept = new byte[4];
        await stream.ReadExactlyAsync(kept, TestContext.Current.CancellationToken);
        Assert.Equal("0123", Encoding.ASCII.GetString(kept));
        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(kept, TestContext.Current.CancellationToken));
        // What is recorded is whole all the same.
        Assert.All(folder.Tapes, path => Assert.Equal("0123456789", Recording.Load(path).Responses[0].Body.ReadText([])));
    }

    public static TheoryData<HostKind> Kinds => Stand.Kinds;

    [Fact]
    public async Task A_delay_passes_before_the_answer()
    {
        using var folder = new Folder();
        var clock = new FakeTimeProvider();
        await using var service = await Service.CountingAsync();
        var options = new TapeOptions { Time = clock, Faults = [TapeFault.Delay(TimeSpan.FromSeconds(10))] };
        await using var stand = await Stand.CreateAsync(HostKind.Handler, Tapes.Open(folder.Path, options), service.Address);
        var answer = stand.GetAsync("/");
        Assert.Equal(0, service.Calls);
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("answer 1", await answer);
    }

    [Fact]
    public async Task Recorded_times_are_played_by_their_factor()
    {
        var clock = new FakeTimeProvider();
        var timing = new ResponseTiming(100, [new(100, 2), new(1100, 3)]);
        await using var pieces = Pace.PlayAsync(TapeBody.Of("hello"u8.ToArray()), timing, 2, clock, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await pieces.MoveNextAsync());
        Assert.Equal("he", Encoding.ASCII.GetString(pieces.Current.Span));
        var second = pieces.MoveNextAsync().AsTask();
        clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await second);
        Assert.Equal("llo", Encoding.ASCII.GetString(pieces.Current.Span));
        Assert.False(await pieces.MoveNextAsync());
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(7), InlineData(50)]
    public async Task Pieces_that_no_longer_add_up_to_the_body_give_it_whole(int chunk)
    {
        var timing = new ResponseTiming(0, [new(0, chunk), new(0, 0), new(0, 2)]);
        var heard = new MemoryStream();
        await foreach (var piece in Pace.PlayAsync(TapeBody.Of("hello world"u8.ToArray()), timing, 1, TimeProvider.System, TestContext.Current.CancellationToken)) heard.Write(piece.Span);
        Assert.Equal("hello world", Encoding.ASCII.GetString(heard.ToArray()));
    }
}
