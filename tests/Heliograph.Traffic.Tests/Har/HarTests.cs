using Heliograph.Traffic.Har;

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

    const string Secret = "Planted7secret9value";

    static Api Varied()
    {
        var api = new Api();
        for (int i = 0; i < 12; i++)
            api.Call("POST", $"/photos/{1000 + i}?api_key={Secret}&size=large", $$"""{"title":"Anna {{i}}","password":"{{Secret}}","user":{"token":{"value":["{{Secret}}"]},"name":"b"},"n":[1.5,null,true]}""", answer: $$"""[{"id":{{5_000_000_000 + i}},"secret":"{{Secret}}"},["x",{}]]""",
                    headers: $"Authorization: Bearer {Secret}\r\nCookie: sid={Secret}; a=b\r\nX-Api-Key: {Secret}\r\nX-Way: here\r\n", answerHeaders: $"Set-Cookie: sid={Secret}; Path=/\r\nLocation: /x?token={Secret}\r\n")
                .Call("POST", "/form", $"name=Anna&pwd={Secret}", "application/x-www-form-urlencoded", answer: $"<a token=\"{Secret}\"/>", answerType: "text/xml")
                .Call("GET", "/gone", status: 404);
        return api;
    }

    static byte[] Write(Api api, bool masks, int shards = 1)
    {
        using var text = new MemoryStream();
        using (var har = new HarOutput(text, masks)) TrafficFile.ReadCapture(new MemoryStream(api.Pcap()), har.AddShard, new() { Shards = shards }, TestContext.Current.CancellationToken);
        return text.ToArray();
    }

    static T Reading<T>(byte[] har, Func<string, T> read)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(file, har);
        try
        {
            return read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static ApiSnapshot Learn(byte[] har) => Reading(har, file =>
    {
        var model = new TrafficModel();
        TrafficFile.Read(file, model.AddShard, cancel: TestContext.Current.CancellationToken);
        return model.Snapshot();
    });

    [Fact]
    public void A_HAR_that_is_written_says_of_the_API_what_the_capture_said()
    {
        byte[] har = Write(Varied(), masks: false);
        using var parsed = System.Text.Json.JsonDocument.Parse(har);
        Assert.Equal(36, parsed.RootElement.GetProperty("log").GetProperty("entries").GetArrayLength());
        string expected = WithoutXml(Api.Yaml(Varied().Learn())), found = WithoutXml(Api.Yaml(Learn(har)));
        Assert.Equal(expected, found);
        Assert.Equal(Varied().Learn().Summaries.Select(s => (s.Method, s.Path, s.Calls, s.Errors)), Learn(har).Summaries.Select(s => (s.Method, s.Path, s.Calls, s.Errors)));

        // Bodies of XML are left out, and of what was redacted no form is left.
        static string WithoutXml(string yaml) => string.Join('\n', yaml.Split("text/xml")[0].Split('\n').Where(l => !l.Contains("(redacted)", StringComparison.Ordinal) && !l.Contains("redacted", StringComparison.Ordinal)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void No_secret_is_in_a_HAR_and_any_number_of_shards_writes_the_same(bool masks)
    {
        byte[] har = Write(Varied(), masks);
        Assert.Equal(har, Write(Varied(), masks, shards: 3));
        string text = System.Text.Encoding.UTF8.GetString(har);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.Equal(!masks, text.Contains("Anna", StringComparison.Ordinal));
        Assert.Equal(!masks, text.Contains("5000000001", StringComparison.Ordinal));
        Assert.Equal(["/form", "/gone", "/photos/{photoId}"], Learn(har).Endpoints.Select(e => e.Path));
    }
}
