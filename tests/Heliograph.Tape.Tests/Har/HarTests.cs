using System.Text;
using System.Text.Json;
using Heliograph.Tape.Tests.Format;

namespace Heliograph.Tape.Tests.Har;

public sealed class HarTests
{
    const string Browser =
        """
        {"log":{"version":"1.2","creator":{"name":"Browser","version":"1"},"entries":[
          {"startedDateTime":"2026-11-23T18:00:00.123Z","time":31.5,
           "request":{"method":"GET","url":"https://api.example.org/photos?api_key=SECRET-KEY&page=1#top","httpVersion":"h2","headers":[{"name":":method","value":"GET"},{"name":"accept","value":"*/*"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
           "response":{"status":200,"statusText":"","httpVersion":"h2","headers":[{"name":"content-type","value":"application/json"},{"name":"content-encoding","value":"gzip"},{"name":"set-cookie","value":"a=SECRET-ONE\nb=SECRET-TWO"}],"cookies":[],"content":{"size":11,"mimeType":"application/json","text":"{\"page\":1}"},"redirectURL":"","headersSize":-1,"bodySize":-1},
           "cache":{},"timings":{"blocked":1.2,"send":0.4,"wait":30.1,"receive":1}},
          {"startedDateTime":"2026-11-23T18:00:01Z","time":1,
           "request":{"method":"GET","url":"https://api.example.org/photos?page=1&api_key=OTHER-KEY","httpVersion":"h2","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
           "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Encoding","value":"zstd"}],"cookies":[],"content":{"size":3,"mimeType":"image/png","encoding":"base64","text":"/9j/"},"redirectURL":"","headersSize":-1,"bodySize":3},
           "cache":{},"timings":{"send":0,"wait":1,"receive":0}},
          {"startedDateTime":"2026-11-23T18:00:02Z","time":1,
           "request":{"method":"POST","url":"https://other.example.org/form","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/x-www-form-urlencoded"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0,"postData":{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"title","value":"The sea"}]}},
           "response":{"status":201,"statusText":"Created","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":0,"mimeType":""},"redirectURL":"","headersSize":-1,"bodySize":0},
           "cache":{},"timings":{"send":0,"wait":1,"receive":0}},
          {"startedDateTime":"2026-11-23T18:00:03Z","time":1,
           "request":{"method":"GET","url":"https://api.example.org/blocked","httpVersion":"","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
           "response":{"status":0,"statusText":"","httpVersion":"","headers":[],"cookies":[],"content":{"size":0,"mimeType":""},"redirectURL":"","headersSize":-1,"bodySize":-1},
           "cache":{},"timings":{"send":0,"wait":0,"receive":0}}
        ]}}
        """;

    [Fact]
    public void A_browser_s_archive_becomes_tapes_without_its_secrets()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("browser.har"), Browser);
        var paths = HarFile.Import(folder.At("browser.har"), folder.At("tapes"));
        Assert.Equal(2, paths.Count);
        var photos = Recording.Load(paths[0]);
        Assert.Equal("https://api.example.org/photos?api_key=scrubbed&page=1", photos.Request.Url);
        Assert.Equal(2, photos.Responses.Count);
        Assert.Equal("2.0", photos.Responses[0].Version);
        Assert.Equal(30, photos.Responses[0].Timing.HeadersAt);
        Assert.Equal(["a=scrubbed", "b=scrubbed"], photos.Responses[0].Headers.Where(header => header.Name == "set-cookie").Select(header => header.Value));
        Assert.Equal("{\n  \"page\": 1\n}", photos.Responses[0].Body.ReadText(photos.Responses[0].Headers));
        Assert.Equal([0xff, 0xd8, 0xff], TapeFormatTests.Bytes(photos.Responses[1].Body));
        Assert.DoesNotContain(photos.Responses[1].Headers, header => header.Name == "Content-Encoding");
        Assert.Equal("title=The%20sea", Encoding.UTF8.GetString(TapeFormatTests.Bytes(Recording.Load(paths[1]).Request.Body)));
    }

    [Fact]
    public void One_service_is_taken_as_the_proxy_records_it()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("browser.har"), Browser);
        string path = Assert.Single(HarFile.Import(folder.At("browser.har"), folder.At("tapes"), new Uri("https://api.example.org")));
        Assert.Equal("/photos?api_key=scrubbed&page=1", Recording.Load(path).Request.Url);
    }

    [Fact]
    public void What_is_exported_and_imported_is_the_same()
    {
        using var folder = new Folder();
        int number = 0;
        TapeFormatTests.Bodies.Holds((type, coding, bytes) =>
        {
            string tapes = folder.At($"tapes{number}"), again = folder.At($"again{number}"), archive = folder.At($"{number++}.har");
            List<Header> headers = [new("Content-Type", type), new("X-Twice", "1"), new("X-Twice", "2")];
            if (coding.Length > 0) headers.Add(new("Content-Encoding", coding));
            var recording = new Recording(
                new() { Method = "POST", Url = "/photos?b=1&a=%20x", Headers = [new("Host", "h"), new("Content-Type", type)], Body = TapeBody.Of(bytes) },
                [new()
                {
                    Recorded = new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero),
                    Status = 299,
                    Reason = "Odd",
                    Headers = headers,
                    Body = TapeBody.Of(bytes),
                    Trailers = [new("X-Sum", "1")],
                    Timing = new(3, [new(3, 1), new(9, 2)]),
                }]).Scrubbed(SecretRules.Default);
            string name = RequestMatching.Default.NameOf(recording.Request, RequestMatching.Default.KeyOf(recording.Request), 8);
            recording.Save(Path.Combine(tapes, name + ".tape.json"));
            Assert.Equal(1, HarFile.Export(tapes, archive));
            HarFile.Import(archive, again);
            Assert.Equal(Files(tapes), Files(again));
        }, iter: 100);

        static string[] Files(string tapes) => [.. Directory.GetFiles(tapes).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path) + "\n" + File.ReadAllText(path))];
    }

    [Fact]
    public void An_archive_has_what_HAR_1_2_asks_for()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("browser.har"), Browser);
        HarFile.Import(folder.At("browser.har"), folder.At("tapes"));
        HarFile.Export(folder.At("tapes"), folder.At("out.har"));
        using var document = JsonDocument.Parse(File.ReadAllText(folder.At("out.har")));
        var log = document.RootElement.GetProperty("log");
        Assert.Equal("1.2", log.GetProperty("version").GetString());
        foreach (var entry in log.GetProperty("entries").EnumerateArray())
        {
            foreach (string field in (string[])["startedDateTime", "time", "request", "response", "cache", "timings"]) Assert.True(entry.TryGetProperty(field, out _), field);
            foreach (string field in (string[])["method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"]) Assert.True(entry.GetProperty("request").TryGetProperty(field, out _), field);
            foreach (string field in (string[])["status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize"]) Assert.True(entry.GetProperty("response").TryGetProperty(field, out _), field);
        }
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{}", "log is missing")]
    [InlineData("[]", "not an object")]
    [InlineData("""{"log":{}}""", "log.entries")]
    [InlineData("""{"log":{"entries":[3]}}""", "log.entries[0]")]
    [InlineData("""{"log":{"entries":[{"request":{},"response":{"status":200}}]}}""", "log.entries[0].request.url")]
    [InlineData("""{"log":{"entries":[{"request":{"method":"GET","url":"http://x/ y"},"response":{"status":200,"content":{}}}]}}""", "log.entries[0].request.url")]
    [InlineData("""{"log":{"entries":[{"request":{"method":"GET","url":"http://x/"},"response":{"status":200,"headers":[{"name":"a","value":"\u0001"}],"content":{}}}]}}""", "log.entries[0].response.headers[0].value")]
    [InlineData("""{"log":{"entries":[{"request":{"method":"GET","url":"http://x/"},"response":{"status":200,"content":{"text":"%","encoding":"base64"}}}]}}""", "log.entries[0].response.content.text")]
    public void What_is_no_archive_is_refused_with_its_place(string text, string place)
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("x.har"), text);
        var fault = Assert.Throws<TapeException>(() => HarFile.Import(folder.At("x.har"), folder.At("tapes")));
        Assert.Equal(TapeError.BadHar, fault.Error);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }
}
