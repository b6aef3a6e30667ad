using System.Net.Mime;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>How answers are written.</summary>
[Collection<FlickrCalls>]
public sealed class AnswerTests(FlickrSite site)
{
    const string Awkward = "<b>\"it's\"</b> &amp; ]]> \r\n\t 🌅 שלום \u202E \u2028 é + %20 \\ / </script>";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_character_comes_back()
    {
        Assert.Equal(Awkward, (await site.Nobody.XmlAsync("test.echo", ("foo", Awkward))).Element("foo")!.Value);
        Assert.Equal(Awkward, (string?)(await site.Nobody.OkAsync("test.echo", ("foo", Awkward)))["foo"]!["_content"]);
        // XML has no way to write these.
        Assert.Equal("ab", (await site.Nobody.XmlAsync("test.echo", ("foo", "a\u0001\u001F\uFFFEb"))).Element("foo")!.Value);
        Assert.Equal("a\u0001b", (string?)(await site.Nobody.OkAsync("test.echo", ("foo", "a\u0001b")))["foo"]!["_content"]);
    }

    [Fact]
    public async Task Json_holds_nothing_that_a_page_would_take_for_markup()
    {
        using var answer = await site.Nobody.SendAsync("test.echo", ("foo", Awkward), ("format", "json"));
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('\u2028', text);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_name_that_xml_cannot_have_is_left_out()
    {
        var echo = await site.Nobody.XmlAsync("test.echo", ("1a", "x"), ("a b", "x"), ("a<b", "x"), ("", "x"), ("stat", "x"), ("good", "x"));
        Assert.Equal(["method", "good", "api_key"], echo.Elements().Select(e => e.Name.LocalName));
    }

    [Theory]
    [InlineData("", "jsonFlickrApi({")]
    [InlineData("jQuery_1.done$", "jQuery_1.done$({")]
    [InlineData("alert(1)//", "jsonFlickrApi({")]
    public async Task A_callback_is_a_name_and_nothing_else(string callback, string begins)
    {
        using var answer = await site.Nobody.SendAsync("test.echo", ("format", "json"), ("jsoncallback", callback));
        Assert.StartsWith(begins, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_call_is_never_answered_as_script()
    {
        using var answer = await site.Ana.SendAsync("test.login", ("format", "json"));
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal(("fail", 111), ((string?)told["stat"], (int)told["code"]!));
    }

    [Theory]
    [InlineData("php_serial", "test.echo", 111), InlineData("soap", "test.echo", 111), InlineData("rest", "nothing.such", 112), InlineData("rest", "", 112)]
    public async Task What_is_not_there_is_refused_by_name(string format, string method, int code)
    {
        using var answer = await site.Nobody.SendAsync(method, ("format", format));
        Assert.Equal(MediaTypeNames.Text.Xml, answer.Content.Headers.ContentType!.MediaType);
        var told = XElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(("fail", $"{code}"), (told.Attribute("stat")!.Value, told.Element("err")!.Attribute("code")!.Value));
    }

    [Fact]
    public async Task Reflection_tells_what_the_table_has()
    {
        var names = (await site.Nobody.OkAsync("reflection.getMethods"))["methods"]!["method"]!.AsArray().Select(m => (string)m!["_content"]!).ToList();
        Assert.Contains("flickr.test.echo", names);
        Assert.DoesNotContain("flickr.panda.getList", names);
        foreach (string name in names)
        {
            var told = await site.Nobody.OkAsync("reflection.getMethodInfo", ("method_name", name));
            Assert.Equal(name, (string?)told["method"]!["name"]);
            Assert.NotEmpty((string)told["method"]!["description"]!["_content"]!);
            Assert.All(told["arguments"]!["argument"]!.AsArray(), argument => Assert.False(string.IsNullOrEmpty((string?)argument!["_content"]), $"{name}: {argument["name"]}"));
        }

        Assert.Equal(1, await site.Nobody.CodeAsync("reflection.getMethodInfo", ("method_name", "flickr.nothing.such")));
    }
}
