using System.IO.Compression;
using System.Text;
using CsCheck;

namespace Heliograph.Tape.Tests.Format;

public sealed class TapeFormatTests
{
    const string Golden =
        """
        {
          "tape": 1,
          "request": {
            "method": "POST",
            "url": "/photos?q=%C3%A9",
            "headers": [
              "Host: localhost:3000",
              "Content-Type: application/json"
            ],
            "body": {
              "json": {
                "ids": [
                  1,
                  2.50
                ],
                "none": {}
              }
            }
          },
          "responses": [
            {
              "recorded": "2026-11-23T18:00:00Z",
              "version": "2.0",
              "status": 299,
              "reason": "Quite All Right",
              "headers": [
                "Content-Type: text/plain",
                "Set-Cookie: a=1",
                "Set-Cookie: b=2"
              ],
              "body": {
                "text": [
                  "one\r\n",
                  "two \"quoted\" é\n",
                  "three"
                ]
              },
              "trailers": [
                "X-Sum: 3"
              ],
              "timing": {
                "headersMs": 12,
                "chunks": [
                  "12 ms 5 bytes",
                  "250 ms 23 bytes"
                ]
              }
            },
            {
              "recorded": "2026-11-23T18:00:01Z",
              "status": 200,
              "body": {
                "base64": [
                  "AAEC/w=="
                ]
              }
            }
          ]
        }

        """;

    static Recording GoldenRecording => new(
        new()
        {
            Method = "POST",
            Url = "/photos?q=%C3%A9",
            Headers = [new("Host", "localhost:3000"), new("Content-Type", "application/json")],
            Body = Text("""{"ids":[1,2.50],"none":{}}"""),
        },
        [
            new()
            {
                Recorded = new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero),
                Version = "2.0",
                Status = 299,
                Reason = "Quite All Right",
                Headers = [new("Content-Type", "text/plain"), new("Set-Cookie", "a=1"), new("Set-Cookie", "b=2")],
                Body = Text("one\r\ntwo \"quoted\" é\nthree"),
                Trailers = [new("X-Sum", "3")],
                Timing = new(12, [new(12, 5), new(250, 23)]),
            },
            new()
            {
                Recorded = new(2026, 11, 23, 18, 0, 1, TimeSpan.Zero),
                Status = 200,
                Body = TapeBody.Of(new byte[] { 0, 1, 2, 255 }),
            },
        ]);

    [Fact]
    public void A_tape_is_written_to_the_byte_as_its_page_says()
    {
        using var folder = new Folder();
        GoldenRecording.Save(folder.At("x.tape.json"));
        Assert.Equal(Golden.ReplaceLineEndings("\n"), File.ReadAllText(folder.At("x.tape.json")));
    }

    [Fact]
    public void Bodies_come_back_to_the_byte_whatever_they_are() =>
        Bodies.Holds((type, coding, bytes) =>
        {
            using var folder = new Folder();
            List<Header> headers = [new("Content-Type", type)];
            if (coding.Length > 0) headers.Add(new("Content-Encoding", coding));
            var recording = new Recording(new() { Method = "GET", Url = "/" }, [new() { Status = 200, Headers = headers, Body = TapeBody.Of(Encoded(coding, bytes)) }]);
            recording.Save(folder.At("x.tape.json"));
            string first = folder.Everything;
            var loaded = Recording.Load(folder.At("x.tape.json"));
            Assert.Equal(Encoded(coding, bytes), Bytes(loaded.Responses[0].Body));
            loaded.Save(folder.At("x.tape.json"));
            Assert.Equal(first, folder.Everything);
        }, iter: 300);

    [Theory]
    [InlineData("{\"a\": 1, \"b\": [1, 2]}")]
    [InlineData("{\n    \"a\": 1,\n    \"b\": [\n        \"x\\/y\"\n    ]\n}\n")]
    [InlineData("{\r\n\t\"a\" : 1.0e5\r\n}")]
    public void JSON_in_a_common_style_is_shown_once_and_restored(string json)
    {
        using var folder = new Folder();
        string tape = Saved(folder, "application/json", json);
        Assert.Contains("\"json\"", tape, StringComparison.Ordinal);
        Assert.DoesNotContain("\"original\"", tape, StringComparison.Ordinal);
        Assert.Equal(json, Restored(folder));
    }

    [Fact]
    public void JSON_in_nobody_s_style_is_shown_pretty_and_restored()
    {
        using var folder = new Folder();
        const string Json = "{ \"a\":1,\"b\":  [1, 2]}";
        Assert.Contains("\"a\": 1,\n", Saved(folder, "application/json", Json), StringComparison.Ordinal);
        Assert.Equal(Json, Restored(folder));
    }

    [Theory, InlineData("gzip"), InlineData("br"), InlineData("deflate")]
    public void A_coded_body_is_shown_decoded_restored_exactly_and_can_be_edited(string coding)
    {
        using var folder = new Folder();
        byte[] sent = Encoded(coding, "{\"stat\":\"ok\"}"u8.ToArray(), CompressionLevel.Fastest);
        new Recording(new() { Method = "GET", Url = "/" }, [new()
        {
            Status = 200,
            Headers = [new("Content-Type", "application/json"), new("Content-Encoding", coding)],
            Body = TapeBody.Of(sent),
        }]).Save(folder.At("x.tape.json"));
        string tape = File.ReadAllText(folder.At("x.tape.json"));
        Assert.Contains("\"stat\": \"ok\"", tape, StringComparison.Ordinal);
        Assert.Equal(sent, Bytes(Recording.Load(folder.At("x.tape.json")).Responses[0].Body));

        File.WriteAllText(folder.At("x.tape.json"), tape.Replace("\"ok\"", "\"fail\"", StringComparison.Ordinal));
        byte[] edited = Bytes(Recording.Load(folder.At("x.tape.json")).Responses[0].Body);
        Assert.Equal("{\"stat\":\"fail\"}", Encoding.UTF8.GetString(Decoded(coding, edited)));
    }

    [Fact]
    public void Pictures_stand_beside_their_tape_and_go_with_it()
    {
        using var folder = new Folder();
        byte[] picture = [0xff, 0xd8, .. new byte[10_000]];
        Save(picture);
        string file = Assert.Single(Directory.GetFiles(folder.Path, "x.*.jpg"));
        Assert.Equal(picture, File.ReadAllBytes(file));
        Assert.Equal(picture, Bytes(Recording.Load(folder.At("x.tape.json")).Responses[0].Body));

        picture[5] = 1;
        Save(picture);
        Assert.Equal(picture, File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.Path, "x.*.jpg"))));

        void Save(byte[] bytes) => new Recording(new() { Method = "GET", Url = "/" },
            [new() { Status = 200, Headers = [new("Content-Type", "image/jpeg")], Body = TapeBody.Of(bytes) }]).Save(folder.At("x.tape.json"));
    }

    [Fact]
    public void An_edited_length_is_made_true()
    {
        using var folder = new Folder();
        Saved(folder, "text/plain", "short", new Header("Content-Length", "5"));
        File.WriteAllText(folder.At("x.tape.json"), File.ReadAllText(folder.At("x.tape.json")).Replace("short", "rather longer", StringComparison.Ordinal));
        Assert.Contains(new Header("Content-Length", "13"), Recording.Load(folder.At("x.tape.json")).Responses[0].Headers);
    }

    [Fact]
    public void A_tape_may_have_comments_and_trailing_commas()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("x.tape.json"),
            """
            {
              // Written by hand.
              "tape": 1,
              "request": { "method": "GET", "url": "/" },
              "responses": [ { "status": 200, "body": { "json": { "a": 1, /* more */ "b": [2,], }, }, }, ],
            }
            """);
        Assert.Equal("""{"a":1,"b":[2]}""", Restored(folder));
    }

    internal static Gen<(string, string, byte[])> Bodies => Gen.Select(
        Gens.One("application/json", "text/plain", "image/png", "text/plain; charset=iso-8859-1", ""),
        Gens.One("", "", "gzip", "br", "deflate"),
        Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.String[Gen.Char["{}[]\":,1a\\ \n\r\t\ufeffé€"], 0, 40].Select(Encoding.UTF8.GetBytes),
            Gen.String.Select(Encoding.UTF8.GetBytes),
            Json.Select(Encoding.UTF8.GetBytes),
            Gen.Byte.Array[5000, 6000]));

    static Gen<string> Json => Gen.Select(Gens.One(",", ", ", " ,\n"), Gens.One(":", ": ", " : "), Gens.One("", "\n", " "), Gen.Int[0, 5])
        .Select((comma, colon, gap, count) => "{" + gap + string.Join(comma, Enumerable.Range(0, count).Select(i => $"\"n{i}\"{colon}[{i}{comma}\"\\u00e9\\n\",true,null,{{}},-1.50E+3]")) + gap + "}" + gap);

    static string Saved(Folder folder, string type, string body, params Header[] more)
    {
        new Recording(new() { Method = "GET", Url = "/" }, [new() { Status = 200, Headers = [new("Content-Type", type), .. more], Body = Text(body) }]).Save(folder.At("x.tape.json"));
        return File.ReadAllText(folder.At("x.tape.json"));
    }

    static string Restored(Folder folder) => Encoding.UTF8.GetString(Bytes(Recording.Load(folder.At("x.tape.json")).Responses[0].Body));

    static TapeBody Text(string text) => TapeBody.Of(Encoding.UTF8.GetBytes(text));

    internal static byte[] Bytes(TapeBody body) => [.. body.Read().SelectMany(piece => piece.ToArray())];

    static byte[] Encoded(string coding, byte[] bytes, CompressionLevel level = CompressionLevel.SmallestSize)
    {
        if (coding.Length == 0 || bytes.Length == 0) return bytes;
        var output = new MemoryStream();
        using (Stream stream = coding switch { "gzip" => new GZipStream(output, level), "br" => new BrotliStream(output, level), _ => new ZLibStream(output, level) }) stream.Write(bytes);
        return output.ToArray();
    }

    static byte[] Decoded(string coding, byte[] bytes)
    {
        var input = new MemoryStream(bytes);
        using Stream stream = coding switch { "gzip" => new GZipStream(input, CompressionMode.Decompress), "br" => new BrotliStream(input, CompressionMode.Decompress), _ => new ZLibStream(input, CompressionMode.Decompress) };
        var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
