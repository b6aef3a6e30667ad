using System.Text;
using CsCheck;
using Heliograph.Tape.Matching;

namespace Heliograph.Tape.Tests.Matching;

public sealed class RequestKeyTests
{
    static readonly RecordedRequest s_request = new()
    {
        Method = "POST",
        Url = "/photos?a=1&b=2",
        Headers = [new("Content-Type", "application/json"), new("Range", "bytes=0-9"), new("User-Agent", "x")],
        Body = Body("""{"x":1,"y":[1,2]}"""),
    };

    [Theory]
    [InlineData("/photos?b=2&a=1")]
    [InlineData("/photos?%61=1&b=2")]
    [InlineData("/photos?a=1&&b=2")]
    public void Parameters_may_come_in_any_order_and_spelling(string url) => Assert.Equal(Key(s_request), Key(s_request with { Url = url }));

    [Theory]
    [InlineData("/photo?a=1&b=2")]
    [InlineData("/photos?a=2&b=2")]
    [InlineData("/photos?a=1")]
    [InlineData("/photos?a=1&a=1&b=2")]
    [InlineData("https://example.org/photos?a=1&b=2")]
    public void Another_address_is_another_request(string url) => Assert.NotEqual(Key(s_request), Key(s_request with { Url = url }));

    [Fact]
    public void Another_method_body_or_counted_header_is_another_request()
    {
        Assert.NotEqual(Key(s_request), Key(s_request with { Method = "PUT" }));
        Assert.NotEqual(Key(s_request), Key(s_request with { Body = Body("""{"x":2,"y":[1,2]}""") }));
        Assert.NotEqual(Key(s_request), Key(s_request with { Body = Body("""{"x":1,"y":[2,1]}""") }));
        Assert.NotEqual(Key(s_request), Key(s_request with { Headers = [new("Content-Type", "application/json"), new("Range", "bytes=0-8")] }));
    }

    [Fact]
    public void Headers_that_are_not_chosen_and_the_spelling_of_those_that_are_don_t_count() =>
        Assert.Equal(Key(s_request), Key(s_request with { Headers = [new("RANGE", "bytes=0-9"), new("User-Agent", "y"), new("Content-Type", "application/json")] }));

    [Fact]
    public void All_headers_count_but_those_on_the_list()
    {
        var matching = new RequestMatching { Headers = ["*"], IgnoreHeaders = ["user-agent"] };
        Assert.Equal(matching.KeyOf(s_request), matching.KeyOf(s_request with { Headers = [.. s_request.Headers.Take(2), new("User-Agent", "y")] }));
        Assert.NotEqual(matching.KeyOf(s_request), matching.KeyOf(s_request with { Headers = [.. s_request.Headers, new("Accept", "*/*")] }));
    }

    [Fact]
    public void JSON_counts_by_its_meaning() =>
        Assert.Equal(Key(s_request), Key(s_request with { Body = Body("""{ "y": [1, 2], "\u0078": 1 }""") }));

    [Fact]
    public void A_form_counts_by_its_fields()
    {
        var form = s_request with { Headers = [new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")], Body = Body("a=1&b=x+y") };
        Assert.Equal(Key(form), Key(form with { Body = Body("b=x%20y&a=1") }));
        Assert.NotEqual(Key(form), Key(form with { Body = Body("b=x&a=1") }));
    }

    [Fact]
    public void Boundaries_that_clients_draw_don_t_count()
    {
        Assert.Equal(Key(Upload("abc")), Key(Upload("xyz")));

        static RecordedRequest Upload(string boundary) => s_request with
        {
            Headers = [new("Content-Type", $"multipart/form-data; boundary=\"{boundary}\"")],
            Body = Body($"--{boundary}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSea\r\n--{boundary}--\r\n"),
        };
    }

    [Fact]
    public void What_is_on_the_ignore_lists_doesn_t_count()
    {
        var matching = new RequestMatching { IgnoreQuery = ["b"], IgnoreBody = ["$.y[*]", "$..nonce"] };
        Assert.Equal(matching.KeyOf(s_request), matching.KeyOf(s_request with { Url = "/photos?a=1&b=9", Body = Body("""{"x":1,"y":[],"nonce":4}""") }));
        Assert.NotEqual(matching.KeyOf(s_request), matching.KeyOf(s_request with { Body = Body("""{"x":3,"y":[]}""") }));
    }

    [Fact]
    public void The_host_counts_unless_it_is_not_to()
    {
        var (one, other) = (s_request with { Url = "http://127.0.0.1:1/x" }, s_request with { Url = "http://127.0.0.1:2/x" });
        Assert.NotEqual(Key(one), Key(other));
        var matching = new RequestMatching { IgnoreHost = true };
        Assert.Equal(matching.KeyOf(one), matching.KeyOf(other));
    }

    [Fact]
    public void Names_can_be_read() =>
        Assert.Matches("^get-photos-search-[0-9a-f]{8}$", Name(new() { Method = "GET", Url = "/photos/search?text=cat" }));

    [Fact]
    public void An_own_rule_names_the_tape()
    {
        var matching = new RequestMatching { Key = request => $"my-{request.Method}" };
        Assert.Equal("my-POST", matching.NameOf(s_request, matching.KeyOf(s_request), 8));
    }

    [Fact]
    public void No_name_leaves_its_folder_whatever_the_request_and_the_rule_say() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char["./\\:%\0 ~a"], 0, 300], Gen.Bool).Holds((method, path, own) =>
        {
            var request = new RecordedRequest { Method = method, Url = "/" + path };
            var matching = own ? new RequestMatching { Key = _ => path } : RequestMatching.Default;
            string name = matching.NameOf(request, matching.KeyOf(request), 8);
            Assert.True(TapeName.IsPlain(name), name);
            Assert.Equal("/tapes/" + name, Path.GetFullPath(Path.Combine("/tapes", name)));
        }, iter: 1000);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("con")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("")]
    public void A_rule_s_result_that_is_no_file_name_is_not_used_as_one(string result)
    {
        var matching = new RequestMatching { Key = _ => result };
        Assert.Matches("^post-photos-[0-9a-f]{8}$", matching.NameOf(s_request, matching.KeyOf(s_request), 8));
    }

    static string Key(RecordedRequest request) => RequestMatching.Default.KeyOf(request);

    static string Name(RecordedRequest request) => RequestMatching.Default.NameOf(request, Key(request), 8);

    static TapeBody Body(string text) => TapeBody.Of(Encoding.UTF8.GetBytes(text));
}
