using System.Text;
using CsCheck;
using Heliograph.Tape.Secrets;

namespace Heliograph.Tape.Tests.Secrets;

public sealed class ScrubbingTests
{
    const string Secret = "s3cr3t-VALUE-42";

    [Theory]
    [InlineData("Authorization", "Bearer " + Secret, "Bearer scrubbed")]
    [InlineData("Proxy-Authorization", "Basic " + Secret, "Basic scrubbed")]
    [InlineData("Cookie", "sid=" + Secret + "; theme=" + Secret, "sid=scrubbed; theme=scrubbed")]
    [InlineData("Set-Cookie", "sid=" + Secret + "; Path=/; HttpOnly", "sid=scrubbed; Path=/; HttpOnly")]
    [InlineData("X-Api-Key", Secret, "scrubbed")]
    [InlineData("x-csrf-token", Secret, "scrubbed")]
    [InlineData("X-Amz-Signature", Secret, "scrubbed")]
    [InlineData("Location", "https://app.example/cb?code=1&access_token=" + Secret + "#x", "https://app.example/cb?code=1&access_token=scrubbed#x")]
    [InlineData("User-Agent", "client/1", "client/1")]
    public void Headers_lose_their_secrets(string name, string value, string scrubbed) =>
        Assert.Equal([new(name, scrubbed)], Scrub(new() { Method = "GET", Url = "/", Headers = [new(name, value)] }).Headers);

    [Theory]
    [InlineData("/?api_key=" + Secret + "&text=cat", "/?api_key=scrubbed&text=cat")]
    [InlineData("/?API-KEY=" + Secret, "/?API-KEY=scrubbed")]
    [InlineData("/?api%5Fkey=" + Secret, "/?api%5Fkey=scrubbed")]
    [InlineData("/?oauth_nonce=1234567&oauth_signature=a%2Fb", "/?oauth_nonce=scrubbed&oauth_signature=scrubbed")]
    [InlineData("/keys/" + Secret + "?token=" + Secret, "/keys/scrubbed?token=scrubbed")]
    [InlineData("https://me:" + Secret + "@example.org/", "https://scrubbed@example.org/")]
    [InlineData("/?page_token=abcdefgh&max_tokens=10&password=", "/?page_token=abcdefgh&max_tokens=10&password=")]
    public void Addresses_lose_their_secrets(string url, string scrubbed) => Assert.Equal(scrubbed, Scrub(new() { Method = "GET", Url = url }).Url);

    [Theory]
    [InlineData("application/json", "{ \"user\": \"ann\",\n \"password\": \"" + Secret + "\", \"n\":1.0 }", "{ \"user\": \"ann\",\n \"password\": \"scrubbed\", \"n\":1.0 }")]
    [InlineData("application/json", """{"token":{"_content":"123-456-789","ok":true},"pin":1234}""", """{"token":{"_content":"scrubbed","ok":true},"pin":0}""")]
    [InlineData("application/json", """{"url":"https://x.example/?api_key=s3cr3t-VALUE-42&a=1"}""", """{"url":"https://x.example/?api_key=scrubbed&a=1"}""")]
    [InlineData("application/x-www-form-urlencoded", "user=ann&password=" + Secret, "user=ann&password=scrubbed")]
    [InlineData("text/plain", "oauth_token=72157&oauth_token_secret=" + Secret, "oauth_token=scrubbed&oauth_token_secret=scrubbed")]
    [InlineData("text/xml", "<auth><token>" + Secret + "</token><perms>read</perms></auth>", "<auth><token>scrubbed</token><perms>read</perms></auth>")]
    [InlineData("text/xml", "<user secret=\"" + Secret + "\" id=\"1\"/>", "<user secret=\"scrubbed\" id=\"1\"/>")]
    [InlineData("text/event-stream", "data: {\"access_token\":\"" + Secret + "\",\"a\":\"b\"}\n\n", "data: {\"access_token\":\"scrubbed\",\"a\":\"b\"}\n\n")]
    [InlineData("application/json", "{\"password\":\"" + Secret + "\", torn", "{\"password\":\"scrubbed\", torn")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n" + Secret + "\r\n--b--\r\n", "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nscrubbed\r\n--b--\r\n")]
    public void Bodies_lose_their_secrets_and_nothing_else(string type, string body, string scrubbed)
    {
        var request = Scrub(new() { Method = "POST", Url = "/", Headers = [new("Content-Type", type)], Body = Text(body) });
        Assert.Equal(scrubbed, Read(request.Body));
    }

    [Fact]
    public void A_secret_of_the_request_is_found_in_the_response_whatever_it_is_called_there()
    {
        var seen = new Sighting();
        var scrubber = new Scrubber(SecretRules.Default);
        scrubber.Scrub(new RecordedRequest { Method = "GET", Url = "/", Headers = [new("Authorization", "Bearer " + Secret)] }, seen);
        var response = scrubber.Scrub(new RecordedResponse { Status = 200, Body = Text($"you said {Secret}"), Headers = [new("X-Echo", Secret)] }, seen);
        Assert.Equal("you said scrubbed", Read(response.Body));
        Assert.Equal("scrubbed", response.Headers[0].Value);
    }

    [Fact]
    public void A_coded_body_is_scrubbed_inside()
    {
        byte[] coded = Tape.Format.ContentCoding.Encode("gzip", Encoding.UTF8.GetBytes($$"""{"token":"{{Secret}}"}"""));
        var response = new Scrubber(SecretRules.Default).Scrub(new RecordedResponse { Status = 200, Headers = [new("Content-Encoding", "gzip")], Body = TapeBody.Of(coded) }, new Sighting());
        Assert.True(response.Body.TryGetMemory(out var bytes) && Tape.Format.ContentCoding.TryDecode("gzip", bytes, out bytes));
        Assert.Equal("""{"token":"scrubbed"}""", Encoding.UTF8.GetString(bytes.Span));
    }

    [Fact]
    public void Own_rules_go_by_name_path_and_pattern()
    {
        var rules = new SecretRules { Names = ["tenant"], JsonPaths = ["$.user.email", "$.items[*].n"], Patterns = ["ssn-(\\d+)", "[A-Z]{12}"] };
        var request = Scrub(new()
        {
            Method = "POST",
            Url = "/u/ABCDEFGHIJKL?Tenant=t1",
            Headers = [new("X-Note", "ssn-123")],
            Body = Text("""{"user":{"email":"a@b.c","id":7},"items":[{"n":5},{"n":"six"}],"t":"ssn-99"}"""),
        }, rules);
        Assert.Equal("/u/scrubbed?Tenant=scrubbed", request.Url);
        Assert.Equal("ssn-scrubbed", request.Headers[0].Value);
        Assert.Equal("""{"user":{"email":"scrubbed","id":7},"items":[{"n":0},{"n":"scrubbed"}],"t":"ssn-scrubbed"}""", Read(request.Body));
    }

    [Fact]
    public void What_is_excepted_or_all_of_it_stays()
    {
        var request = new RecordedRequest { Method = "GET", Url = "/?api_key=k&token=t" };
        Assert.Equal("/?api_key=k&token=scrubbed", Scrub(request, new() { Except = ["api_key"] }).Url);
        Assert.Same(request, Scrub(request, SecretRules.None));
    }

    [Fact]
    public void A_request_without_secrets_is_not_copied()
    {
        var request = new RecordedRequest { Method = "GET", Url = "/?a=b", Headers = [new("Accept", "*/*")], Body = Text("""{"a":"b"}""") };
        Assert.Same(request, Scrub(request));
    }

    [Fact]
    public void Scrubbing_twice_changes_nothing_more_and_never_fails() => Gen.Select(
        Gens.One("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"),
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\":,=&;<>/ token\\\n-x"], 0, 80])).Holds((type, body) =>
        {
            var once = Scrub(new() { Method = "POST", Url = "/?token=" + Uri.EscapeDataString(body), Headers = [new("Content-Type", type)], Body = Text(body) });
            var twice = Scrub(once);
            Assert.Equal(once.Url, twice.Url);
            Assert.Equal(Read(once.Body), Read(twice.Body));
        }, iter: 1000);

    [Theory, InlineData("$"), InlineData("$.a["), InlineData("$.a[x]"), InlineData("$..")]
    public void What_is_no_path_is_refused(string path) => Assert.Throws<FormatException>(() => new SecretRules { JsonPaths = [path] });

    static RecordedRequest Scrub(RecordedRequest request, SecretRules? rules = null) => new Scrubber(rules ?? SecretRules.Default).Scrub(request, new Sighting());

    static TapeBody Text(string text) => TapeBody.Of(Encoding.UTF8.GetBytes(text));

    static string Read(TapeBody body) => Encoding.UTF8.GetString([.. body.Read().SelectMany(piece => piece.ToArray())]);
}
