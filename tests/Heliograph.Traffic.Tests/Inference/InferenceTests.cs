using System.Text.Json;
using System.Text.Json.Nodes;
using Heliograph.Traffic.OpenApi;

namespace Heliograph.Traffic.Tests.Inference;

public sealed class InferenceTests
{
    static JsonNode Json(ApiSnapshot snapshot) => JsonNode.Parse(Api.Text(snapshot.ToSpecification(), SpecificationFormat.Json))!;

    static JsonNode Schema(Api api, string path = "/x", string status = "200") =>
        Json(api.Learn())["paths"]![path]!["get"]!["responses"]![status]!["content"]!.AsObject().First().Value!["schema"]!;

    [Fact]
    public void Types_formats_and_requirement_are_what_was_seen()
    {
        var schema = Schema(new Api()
            .Call("GET", "/x", answer: """{"id":1,"big":5000000000,"price":1.5,"ok":true,"at":"2026-01-01T00:00:00Z","tags":["a"],"owner":{"name":"x y"},"note":null}""")
            .Call("GET", "/x", answer: """{"id":2,"big":1,"price":2,"ok":false,"at":"2026-01-02T00:00:00Z","tags":[],"owner":{"name":"y z","nick":"n"},"note":"text here"}"""));
        var properties = schema["properties"]!;
        Assert.Equal("int32", properties["id"]!["format"]!.GetValue<string>());
        Assert.Equal("int64", properties["big"]!["format"]!.GetValue<string>());
        Assert.Equal("number", properties["price"]!["type"]!.GetValue<string>());
        Assert.Equal("boolean", properties["ok"]!["type"]!.GetValue<string>());
        Assert.Equal("date-time", properties["at"]!["format"]!.GetValue<string>());
        Assert.Equal("array", properties["tags"]!["type"]!.GetValue<string>());
        Assert.Equal(["null", "string"], properties["note"]!["type"]!.AsArray().Select(t => t!.GetValue<string>()).Order());
        Assert.Equal("1 of 2", properties["owner"]!["properties"]!["nick"]!["x-observed"]!.GetValue<string>());
        Assert.DoesNotContain("nick", properties["owner"]!["required"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal(8, schema["required"]!.AsArray().Count);
    }

    [Fact]
    public void Mixed_types_are_one_of_them_and_mixed_formats_are_counted()
    {
        var properties = Schema(new Api().Call("GET", "/x", answer: """{"v":1,"t":"2026-01-01"}""").Call("GET", "/x", answer: """{"v":"one two","t":"soon"}"""))["properties"]!;
        Assert.Equal(2, properties["v"]!["oneOf"]!.AsArray().Count);
        Assert.Equal(1, properties["t"]!["x-formats"]!["date"]!.GetValue<int>());
        Assert.Equal(1, properties["t"]!["x-formats"]!["plain"]!.GetValue<int>());
    }

    [Fact]
    public void Few_words_are_an_enum_and_many_names_a_map()
    {
        var api = new Api();
        for (int i = 0; i < 30; i++)
            api.Call("GET", "/x", answer: $$"""{"state":"{{(i % 3 == 0 ? "open" : "closed")}}","title":"text {{i}}","byId":{ {{string.Join(',', Enumerable.Range(i * 10, 10).Select(n => $"\"{n}\":true"))}} } }""");
        var properties = Schema(api)["properties"]!;
        Assert.Equal(["closed", "open"], properties["state"]!["enum"]!.AsArray().Select(e => e!.GetValue<string>()));
        Assert.Null(properties["title"]!["enum"]);
        Assert.Equal("boolean", properties["byId"]!["additionalProperties"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Forms_parts_and_XML_have_schemas()
    {
        var api = new Api().Call("POST", "/form", "title=a+b&n=5&tag=x&tag=y", "application/x-www-form-urlencoded", answer: "<rsp stat=\"ok\"><photo id=\"5\"><title>t t</title></photo><photo id=\"6\"/></rsp>", answerType: "text/xml")
            .Call("POST", "/parts", "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nxx\r\n--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nThe sea\r\n--b--\r\n", "multipart/form-data; boundary=b");
        var paths = Json(api.Learn())["paths"]!;
        var form = paths["/form"]!["post"]!;
        var fields = form["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!;
        Assert.Equal("integer", fields["n"]!["type"]!.GetValue<string>());
        Assert.Equal("array", fields["tag"]!["type"]!.GetValue<string>());
        var xml = form["responses"]!["200"]!["content"]!["text/xml"]!["schema"]!;
        Assert.Equal("rsp", xml["xml"]!["name"]!.GetValue<string>());
        Assert.Equal("integer", xml["properties"]!["photo"]!["items"]!["properties"]!["id"]!["type"]!.GetValue<string>());
        var parts = paths["/parts"]!["post"]!["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!["properties"]!;
        Assert.Equal("binary", parts["photo"]!["format"]!.GetValue<string>());
        Assert.Equal("string", parts["title"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Ways_to_get_in_are_security_schemes()
    {
        var api = new Api().Call("GET", "/a", headers: "Authorization: Basic eDp5\r\n").Call("GET", "/b", headers: "Authorization: Bearer abc\r\n").Call("GET", "/c", headers: "Authorization: Digest username=x\r\n")
            .Call("GET", "/d", headers: "X-Api-Key: k\r\n").Call("GET", "/e?api_key=k").Call("GET", "/f", headers: "Cookie: session_id=k; theme=dark\r\n").Call("GET", "/g", headers: "Authorization: OAuth oauth_nonce=x\r\n")
            .Call("POST", "/oauth/token", "grant_type=client_credentials", "application/x-www-form-urlencoded");
        var schemes = Json(api.Learn())["components"]!["securitySchemes"]!.AsObject();
        Assert.Equal(["basic", "bearer", "cookie_session_id", "digest", "header_x-api-key", "oauth1", "oauth2", "query_api_key"], schemes.Select(s => s.Key));
    }

    [Fact]
    public void Compressed_bodies_are_read()
    {
        foreach (string coding in (string[])["gzip", "deflate", "br", "raw"])
        {
            using var packed = new MemoryStream();
            using (Stream stream = coding switch
            {
                "gzip" => new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, true),
                "br" => new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest, true),
                "raw" => new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionLevel.Fastest, true),
                _ => new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, true),
            }) stream.Write("""{"packed":true}"""u8);
            byte[] body = packed.ToArray();
            var wire = new Wire().Open(4000).Ask(4000, "GET /x HTTP/1.1\n\n");
            wire.Say(4000, false, [.. System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {(coding == "raw" ? "deflate" : coding)}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);
            Assert.Contains("packed:", Api.Yaml(Api.Learn([wire.Pcap()])));
        }
    }

    [Theory, InlineData("gzip"), InlineData("deflate"), InlineData("br")]
    public void A_call_whose_body_is_not_coded_as_it_says_is_learnt_without_it(string coding)
    {
        const string body = """{"plain":true}""";
        var wire = new Wire().Open(4000).Ask(4000, "GET /x HTTP/1.1\n\n");
        wire.Say(4000, false, System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {coding}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        string yaml = Api.Yaml(Api.Learn([wire.Pcap()]));
        Assert.Contains("/x:", yaml);
        Assert.DoesNotContain("plain:", yaml);
    }

    [Fact]
    public void A_document_is_valid_in_every_version_and_comes_back_as_it_was()
    {
        var api = new Api().Call("PUT", "/photos/5?api_key=1&size=m", """{"title":"x"}""", headers: "X-Trace: 5\r\n").Call("GET", "/photos/6", status: 404, answer: """{"error":{"code":1}}""").Call("SEARCH", "/photos")
            .Call("GET", "/a b/%7Bx%7D", answer: "plain", answerType: "text/plain").Call("GET", "/", answer: "[1,null,\"x\"]");
        var specification = api.Learn().ToSpecification();
        Assert.Empty(specification.Validate());
        foreach (var version in (Microsoft.OpenApi.OpenApiSpecVersion[])[Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_0, Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1])
            foreach (var format in Enum.GetValues<SpecificationFormat>())
            {
                string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                try
                {
                    File.WriteAllText(file, Api.Text(specification, format, version));
                    var again = Specification.Load(file);
                    Assert.Empty(again.Validate());
                    Assert.Equal(Api.Text(specification, format, version), Api.Text(again, format, version));
                }
                finally
                {
                    File.Delete(file);
                }
            }
    }
}
