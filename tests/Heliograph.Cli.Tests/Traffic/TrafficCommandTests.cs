using System.Text.Json;
using Heliograph.Tape.Tests;

namespace Heliograph.Cli.Tests.Traffic;

/// <summary>The verbs of `heliograph traffic`, as people and pipelines run them.</summary>
public sealed class TrafficCommandTests : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    /// <param name="answer">What each photo is answered with.</param>
    string Har(string name, string answer)
    {
        var entries = Enumerable.Range(0, 12).Select(i => $$"""
            { "startedDateTime": "2026-11-01T10:00:{{i:00}}Z", "time": 12, "request": { "method": "GET", "url": "http://api.example.org/photos/{{i}}?token=planted", "headers": [] },
              "response": { "status": 200, "headers": [ { "name": "Content-Type", "value": "application/json" } ], "content": { "text": {{JsonSerializer.Serialize(answer)}} } } }
            """);
        string path = folder.At(name);
        File.WriteAllText(path, $$"""{ "log": { "version": "1.2", "entries": [ {{string.Join(',', entries)}} ] } }""");
        return path;
    }

    static Task<Outcome> RunAsync(params string[] arguments) => HeliographCommand.RunAsync("", ["traffic", .. arguments]);

    [Fact]
    public async Task Exchanges_are_listed_a_line_each()
    {
        var listed = await RunAsync("list", Har("a.har", "{}"), "--json", "--quiet");
        Assert.Equal(0, listed.ExitCode);
        Assert.Equal(12, listed.Lines.Length);
        using var first = JsonDocument.Parse(listed.Lines[0]);
        Assert.Equal("GET /photos/0?token=planted", $"{first.RootElement.GetProperty("method")} {first.RootElement.GetProperty("uri")}");
        Assert.Contains("api.example.org/photos/0", (await RunAsync("list", folder.At("a.har"), "--quiet")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_specification_is_written_and_compared()
    {
        string before = Har("before.har", """{"id":1,"title":"x"}"""), after = Har("after.har", """{"id":"one"}"""), file = folder.At("api.yaml");
        Assert.Equal(0, (await RunAsync("spec", before, "-o", file, "--quiet")).ExitCode);
        Assert.Contains("/photos/{photoId}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".part"));
        using var json = JsonDocument.Parse((await RunAsync("spec", before, "--json", "--quiet")).Output);
        Assert.StartsWith("3.1", json.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("diff", file, before, "--fail-on", "info")).ExitCode);
        var broken = await RunAsync("diff", file, after, "--fail-on", "breaking");
        Assert.Equal(3, broken.ExitCode);
        Assert.Contains("response-field-removed", broken.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.At("verdicts.yaml"), "response-field-removed: ignore\nresponse-type-changed: info\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync("diff", file, after, "--fail-on", "breaking", "--verdicts", folder.At("verdicts.yaml"))).ExitCode);
    }

    [Fact]
    public async Task Findings_reports_maps_and_HARs_are_written_without_secrets()
    {
        string har = Har("a.har", """{"id":1}""");
        using var findings = JsonDocument.Parse((await RunAsync("findings", har, "--json", "--quiet")).Output);
        var finding = Assert.Single(findings.RootElement.EnumerateArray());
        Assert.Equal("secret-in-url", finding.GetProperty("rule").GetString());
        await File.WriteAllTextAsync(folder.At("overlay.yaml"), $"overlay: 1.0.0\nx-accepted-findings: [{finding.GetProperty("id").GetString()}]\nactions: []\n", TestContext.Current.CancellationToken);
        Assert.Contains("Nothing looks wrong", (await RunAsync("findings", har, "--overlay", folder.At("overlay.yaml"), "--quiet")).Output, StringComparison.Ordinal);
        foreach (string[] verb in (string[][])[["report", har, "-o", folder.At("out.html")], ["map", har, "-o", folder.At("out.svg")], ["har", har, "-o", folder.At("out.har")]])
        {
            var outcome = await RunAsync([.. verb, "--quiet"]);
            Assert.True(outcome.ExitCode == 0, outcome.Complaints);
            Assert.DoesNotContain("planted", await File.ReadAllTextAsync(verb[^1], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal(12, (await RunAsync("list", folder.At("out.har"), "--json", "--quiet")).Lines.Length);
    }

    [Fact]
    public async Task What_is_no_capture_is_refused_in_one_sentence()
    {
        string file = folder.At("text.pcap");
        await File.WriteAllTextAsync(file, "This is no capture.", TestContext.Current.CancellationToken);
        foreach (string[] arguments in (string[][])[["list", file], ["spec", file], ["har", file, "-o", folder.At("x.har")], ["spec", Har("a.har", "{}"), "--rules", "nothing"], ["live", "no-such-interface"]])
        {
            var outcome = await RunAsync(arguments);
            Assert.True(outcome.ExitCode is 1 or 2, $"{arguments[0]} ended with {outcome.ExitCode}.");
            Assert.DoesNotContain("   at ", outcome.Complaints, StringComparison.Ordinal);
            Assert.NotEmpty(outcome.Complaints.Trim());
        }
        Assert.False(File.Exists(folder.At("x.har")));
        Assert.False(File.Exists(folder.At("x.har.part")));
    }
}
