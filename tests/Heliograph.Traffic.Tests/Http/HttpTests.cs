namespace Heliograph.Traffic.Tests.Http;

/// <summary>What HTTP/1.x allows, and what servers and clients do beyond that.</summary>
public sealed class HttpTests
{
    static IReadOnlyList<Line> Exchange(string request, string answer, bool closes = false)
    {
        var wire = new Wire().Open(4000).Ask(4000, request).Answer(4000, answer);
        if (closes) wire.Close(4000);
        return Listed.Lines(wire.Pcap());
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\n\nbody", 4)]
    [InlineData("HTTP/1.0 200 OK\nConnection: close\n\nbody", 4)]
    [InlineData("HTTP/1.1 200\nContent-Length: 4\n\nbody", 4)]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 10\n\nbody", 4)]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: nonsense\n\nbody", 4)]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nbody\n0\n\n", 4)]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\nContent-Length: 99\n\n2;a=b\nbo\n2\ndy\n0\nX: y\n\n", 4)]
    [InlineData("HTTP/1.1 206 Partial Content\nContent-Range: bytes 0-3/9\nContent-Length: 4\n\nbody", 4)]
    [InlineData("HTTP/1.1 200 OK\nX-Long: a\n  folded\nContent-Length: 4\n\nbody", 4)]
    [InlineData("HTTP/1.1 102 Processing\n\nHTTP/1.1 103 Early Hints\nLink: x\n\nHTTP/1.1 200 OK\nContent-Length: 4\n\nbody", 4)]
    [InlineData("HTTP/1.1 304 Not Modified\nContent-Length: 4\n\n", 0)]
    public void The_length_of_a_body_is_found_however_it_is_told(string answer, long bytes)
    {
        var line = Assert.Single(Exchange("GET / HTTP/1.1\nHost: a\n\n", answer, closes: true));
        Assert.Equal(bytes, line.ResponseBytes);
        Assert.Equal(int.Parse(answer.Split('\n').Last(l => l.StartsWith("HTTP/", StringComparison.Ordinal)).AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), line.Status);
    }

    [Theory, InlineData("QUERY"), InlineData("PROPFIND"), InlineData("M-SEARCH"), InlineData("get"), InlineData("VERSION-CONTROL")]
    public void Odd_methods_are_methods(string method) =>
        Assert.Equal(method, Assert.Single(Exchange($"{method} /x HTTP/1.1\nHost: a\n\n", "HTTP/1.1 200 OK\nContent-Length: 0\n\n")).Method);

    [Fact]
    public void A_body_that_is_shorter_than_its_head_says_ends_where_the_next_message_begins()
    {
        var wire = new Wire().Open(4000);
        wire.Ask(4000, "GET /1 HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 200 OK\nContent-Length: 100\n\nshort");
        wire.Ask(4000, "GET /2 HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 404 Not Found\nContent-Length: 2\n\nno");
        Assert.Equal([("/1", 200, 5), ("/2", 404, 2)], Listed.Lines(wire.Pcap()).Select(l => (l.Uri!, l.Status!.Value, l.ResponseBytes)));
    }

    [Fact]
    public void A_body_that_is_longer_than_its_head_says_does_not_shift_the_pairs()
    {
        var wire = new Wire().Open(4000);
        wire.Ask(4000, "GET /1 HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 200 OK\nContent-Length: 2\n\nmuch longer");
        wire.Ask(4000, "GET /2 HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 404 Not Found\nContent-Length: 2\n\nno");
        Assert.Equal([("/1", 200), ("/2", 404)], Listed.Lines(wire.Pcap()).Select(l => (l.Uri!, l.Status!.Value)));
    }

    [Fact]
    public void An_upgrade_ends_HTTP()
    {
        var wire = new Wire().Open(4000).Ask(4000, "GET /chat HTTP/1.1\nConnection: keep-alive, Upgrade\nUpgrade: websocket\n\n");
        wire.Answer(4000, "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n").Ask(4000, "GET /not HTTP/1.1\n\n").Say(4000, false, [0x81, 2, 65, 66]);
        string text = Listed.Text(wire.Pcap(), 1, out var summary);
        Assert.Equal(101, Assert.Single(Listed.Lines(text)).Status);
        Assert.Equal(1, summary.Stages[^1].Noted["upgrades"]);
    }

    [Fact]
    public void HTTP_inside_a_tunnel_is_HTTP()
    {
        var wire = new Wire().Open(4000).Ask(4000, "CONNECT a:80 HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 200 OK\n\n");
        wire.Ask(4000, "GET /in HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 200 OK\nContent-Length: 1\n\nx");
        Assert.Equal(["a:80", "/in"], Listed.Lines(wire.Pcap()).Select(l => l.Uri));
    }

    [Fact]
    public void What_is_not_HTTP_1_is_recognised_and_counted()
    {
        var wire = new Wire().Open(1).Open(2).Open(3).Open(4);
        wire.Say(1, true, [0x16, 3, 1, 0, 5, 1, 0]).Say(1, false, [0x16, 3, 3, 0, 5, 2, 0]);
        wire.Ask(2, "PRI * HTTP/2.0\n\nSM\n\n").Say(2, false, [0, 0, 0, 4, 0, 0, 0, 0, 0]);
        wire.Answer(3, "220 mail.example ESMTP\n").Ask(3, "EHLO me\n");
        wire.Ask(4, "GET /ancient\n").Answer(4, "<p>as it was</p>").Close(4);
        string text = Listed.Text(wire.Pcap(), 1, out var summary);
        var noted = summary.Stages[^1].Noted;
        Assert.Equal((1, 1, 1, 1), (noted["TLS"], noted["HTTP/2"], noted["other protocols"], noted["HTTP/0.9"]));
        Assert.Equal(("GET", "/ancient", null, "0.9", 16), Assert.Single(Listed.Lines(text)) is var l ? (l.Method, l.Uri, l.Status, l.Version, l.ResponseBytes) : default);
    }

    [Fact]
    public void An_early_answer_waits_for_the_rest_of_its_request()
    {
        var wire = new Wire().Open(4000).Ask(4000, "POST / HTTP/1.1\nContent-Length: 10\n\n12345").Answer(4000, "HTTP/1.1 413 Too Large\nContent-Length: 0\n\n").Ask(4000, "67890");
        Assert.Equal((413, 10), Assert.Single(Listed.Lines(wire.Pcap())) is var l ? (l.Status!.Value, l.RequestBytes) : default);
    }

    [Fact]
    public void A_refused_body_that_never_comes_does_not_swallow_the_next_request()
    {
        var wire = new Wire().Open(4000).Ask(4000, "POST /1 HTTP/1.1\nExpect: 100-continue\nContent-Length: 1000\n\n").Answer(4000, "HTTP/1.1 417 Expectation Failed\nContent-Length: 0\n\n");
        wire.Ask(4000, "GET /2 HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        Assert.Equal([("/1", 417), ("/2", 200)], Listed.Lines(wire.Pcap()).Select(l => (l.Uri!, l.Status!.Value)));
    }

    [Fact]
    public void Times_are_those_of_the_packets_with_the_first_and_the_last_byte()
    {
        var line = Assert.Single(Exchange("GET / HTTP/1.1\n\n", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx"));
        Assert.Equal((1_700_000_000_002.0m, 1_700_000_000_002.5m), (line.Start, line.End));
    }

    [Fact]
    public void A_target_is_shown_without_its_escapes_where_they_are_text()
    {
        Assert.Equal("/a b/%00/%zz/é?q=\"1\"", Assert.Single(Exchange("GET /a%20b/%00/%zz/%C3%A9?q=%221%22 HTTP/1.1\n\n", "HTTP/1.1 200 OK\nContent-Length: 0\n\n")).Uri);
    }
}
