using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Heliograph.Traffic.Tests.Report;

public sealed class ReportTests
{
    static ApiSnapshot Snapshot() => new Api().Call("GET", "/photos/5?q=%3Cscript%3E", answer: """{"id":1,"owner":{"<b>":"x y"}}""").Call("GET", "/photos/6", status: 500).Call("POST", "/<script>alert(1)</script>").Learn();

    static string Text(Action<Stream> write)
    {
        using var text = new MemoryStream();
        write(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    [Fact]
    public void The_report_is_one_file_with_all_in_it_and_nothing_live()
    {
        var snapshot = Snapshot();
        string html = Text(t => snapshot.WriteHtml(t, snapshot.FindProblems()));
        Assert.StartsWith("<!doctype html>", html);
        foreach (string part in (string[])["GET /photos/{photoId}", "failed in the service", "10.0.0.1", "api.example", "Hit: 10.0.0.1 (1 of 3)", "<svg", "integer"]) Assert.Contains(part, html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_map_is_a_drawing_that_stands_alone()
    {
        var svg = XDocument.Parse(Text(Snapshot().WriteMap)).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal(2, svg.Descendants().Count(e => e.Name.LocalName == "rect"));
        Assert.Single(svg.Descendants(), e => e.Name.LocalName == "path" && e.Attribute("class")!.Value == "failing");
    }

    [Fact]
    public void Programs_get_JSON()
    {
        var snapshot = Snapshot();
        using var report = JsonDocument.Parse(Text(t => snapshot.WriteJson(t, snapshot.FindProblems())));
        Assert.Equal(3, report.RootElement.GetProperty("calls").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("links")[0].GetProperty("errors").GetInt32());
        using var map = JsonDocument.Parse(Text(snapshot.WriteMapJson));
        Assert.Equal("api.example", map.RootElement.GetProperty("links")[0].GetProperty("server").GetString());
    }
}
