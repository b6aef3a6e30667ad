namespace Heliograph.Traffic.Tests.Har;

public sealed class HarTests
{
    const string Har =
        """
        { "log": { "version": "1.2", "entries": [
          { "startedDateTime": "2026-11-01T10:00:00.250Z", "time": 12.5, "serverIPAddress": "10.0.0.9",
            "request": { "method": "POST", "url": "https://api.example.org/photos?x=1", "httpVersion": "HTTP/1.1", "headers": [ { "name": "Content-Type", "value": "application/json" } ], "postData": { "mimeType": "application/json", "text": "{\"title\":\"é\"}" } },
            "response": { "status": 201, "httpVersion": "HTTP/1.1", "headers": [ { "name": "Content-Type", "value": "application/json; charset=utf-8" } ], "content": { "size": 4, "mimeType": "application/json", "text": "e30=", "encoding": "base64" } } },
          { "startedDateTime": "2026-11-01T10:00:01Z", "time": -1, "request": { "method": "GET", "url": "https://api.example.org/blocked", "headers": [] }, "response": { "status": 0 } },
          { "request": { "method": "GET", "url": "not a url" } } ] } }
        """;

    static string List(string text)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, text);
        try
        {
            return Listed.File(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Entries_are_exchanges()
    {
        var lines = Listed.Lines(List(Har));
        Assert.Equal([("POST", "api.example.org", "/photos?x=1", 201, 14, 2), ("GET", "api.example.org", "/blocked", (int?)null, 0, 0)],
            lines.Select(l => (l.Method!, l.Host!, l.Uri!, l.Status, l.RequestBytes, l.ResponseBytes)));
        Assert.Equal((1_793_527_200_250m, 1_793_527_200_262.5m, "10.0.0.9:443"), (lines[0].Start, lines[0].End, lines[0].Server));
    }

    [Theory, InlineData("{ \"log\": {} }", "no HAR"), InlineData("{ \"log\": ", "line 1"), InlineData("[]", "neither")]
    public void What_is_no_HAR_is_refused_in_a_sentence(string text, string part) => Assert.Contains(part, Assert.Throws<TrafficException>(() => List(text)).Message);
}
