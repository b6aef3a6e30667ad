namespace Heliograph.Traffic.Tests;

/// <summary>Captures with a little of everything that HTTP/1.x allows.</summary>
static class Conversations
{
    public static Wire Varied()
    {
        var wire = new Wire();
        wire.Open(4001).Open(4002, 0xFFFF_FFF0, 0xFFFF_FF80).Open(4003).Open(4004).Open(4005);
        wire.Ask(4001, "GET /photos/1 HTTP/1.1\nHost: a.example\n\n").Answer(4001, "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 8\n\n{\"id\":1}");
        wire.Ask(4002, "POST /photos HTTP/1.1\nHost: a.example\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n5\n{\"a\":\n3;x=y\n12}\n0\nDigest: none\n\n");
        wire.Answer(4002, "HTTP/1.1 100 Continue\n\nHTTP/1.1 201 Created\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n");
        wire.Ask(4003, "HEAD /photos/2 HTTP/1.1\nHost: a.example\n\nGET /photos/3 HTTP/1.1\nHost: a.example\n\nDELETE /photos/4 HTTP/1.1\nHost: a.example\n\n");
        wire.Answer(4003, "HTTP/1.1 200 OK\nContent-Length: 500\n\nHTTP/1.1 304 Not Modified\nETag: x\nContent-Length: 7\n\n").Answer(4003, "HTTP/1.1 204 No Content\n\n");
        wire.Ask(4004, "GET /old HTTP/1.0\n\n").Answer(4004, "HTTP/1.0 200 OK\nContent-Type: text/plain\n\nuntil the end").Close(4004);
        wire.Ask(4001, "PUT /photos/5 HTTP/1.1\nHost: a.example\nContent-Length: 11\n\nhello").Ask(4001, " world").Answer(4001, "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        wire.Ask(4005, "CONNECT b.example:443 HTTP/1.1\nHost: b.example:443\n\n").Answer(4005, "HTTP/1.1 200 Established\n\n");
        wire.Say(4005, true, [0x16, 3, 1, 0, 2, 1, 0]).Say(4005, false, [0x16, 3, 3, 0, 2, 2, 0]);
        wire.Ask(4002, "GET /unanswered HTTP/1.1\nHost: a.example\n\n");
        return wire;
    }

    /// <summary>Many keep-alive exchanges; the path of each says which body answers it.</summary>
    public static Wire Numbered(int connections, int exchanges)
    {
        var wire = new Wire();
        for (int c = 0; c < connections; c++) wire.Open(5000 + c);
        for (int i = 0; i < exchanges; i++)
            for (int c = 0; c < connections; c++)
            {
                string name = $"{c:D2}{i:D4}";
                wire.Ask(5000 + c, $"GET /item/{name} HTTP/1.1\nHost: n.example\n\n");
                string body = new('x', 1000 + int.Parse(name, System.Globalization.CultureInfo.InvariantCulture));
                wire.Say(5000 + c, false, System.Text.Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body[..900]}"));
                wire.Say(5000 + c, false, System.Text.Encoding.Latin1.GetBytes(body[900..]));
            }
        for (int c = 0; c < connections; c++) wire.Close(5000 + c);
        return wire;
    }
}
