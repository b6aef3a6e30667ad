using Heliograph.Tape.Tests;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Cli.Tests.Tape;

public sealed class TapeCommandTests
{
    [Fact]
    public async Task Serve_records_plays_and_says_which()
    {
        using var folder = new Folder();
        var service = await Service.CountingAsync();
        using var client = new HttpClient();
        await using (var proxy = await TapeProcess.StartAsync("serve", "--upstream", service.Address.ToString(), "--tapes", folder.Path, "--port", "0"))
        {
            Assert.Equal("answer 1", await client.GetStringAsync(new Uri(proxy.Address, "/photos?b=1&a=2"), TestContext.Current.CancellationToken));
            Assert.StartsWith("recorded  200 GET /photos?b=1&a=2", await proxy.LineAsync(), StringComparison.Ordinal);
            await service.DisposeAsync();
            Assert.Equal("answer 1", await client.GetStringAsync(new Uri(proxy.Address, "/photos?a=2&b=1"), TestContext.Current.CancellationToken));
            Assert.Equal($"played    200 GET /photos?a=2&b=1  {Path.GetFileName(folder.OnlyTape)}", await proxy.LineAsync());
            Assert.Equal(0, (await proxy.EndAsync()).ExitCode);
        }
        await using (var proxy = await TapeProcess.StartAsync("serve", "--upstream", service.Address.ToString(), "--tapes", folder.Path, "--port", "0", "--mode", "none"))
        {
            using var missed = await client.GetAsync(new Uri(proxy.Address, "/other"), TestContext.Current.CancellationToken);
            Assert.Equal(404, (int)missed.StatusCode);
            Assert.StartsWith("missed    404 GET /other", await proxy.LineAsync(), StringComparison.Ordinal);
            var end = await proxy.EndAsync();
            Assert.Contains("No tape answers GET /other", end.Output, StringComparison.Ordinal);
            Assert.Contains($"Nothing asked for {Path.GetFileName(folder.OnlyTape)}", end.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Play_answers_everything_with_one_tape()
    {
        using var folder = new Folder();
        string tape = Write(folder, "x.tape.json", """{"page":1}""");
        await using var player = await TapeProcess.StartAsync("play", tape, "--port", "0");
        using var client = new HttpClient();
        Assert.Equal("""{"page":1}""", await client.GetStringAsync(new Uri(player.Address, "/whatever?x"), TestContext.Current.CancellationToken));
        Assert.Equal("played    200 GET /whatever?x", await player.LineAsync());
    }

    [Fact]
    public async Task List_and_show_tell_what_is_on_tape()
    {
        using var folder = new Folder();
        string tape = Write(folder, "x.tape.json", """{"page":1}""");
        Assert.Contains("GET /photos?api_key=KEY-1234567  x.tape.json", (await RunAsync("list", folder.Path)).Output, StringComparison.Ordinal);
        Assert.Contains("\"statuses\":[200]", (await RunAsync("list", folder.Path, "--json")).Output, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 200\nContent-Type: application/json\n\n{\n  \"page\": 1\n}\n", (await RunAsync("show", tape)).Output, StringComparison.Ordinal);
        Assert.Equal("""{"page":1}""", (await RunAsync("show", tape, "--body")).Output);
    }

    [Fact]
    public async Task Scrub_takes_secrets_out_and_check_finds_them()
    {
        using var folder = new Folder();
        string tape = Write(folder, "x.tape.json", """{"token":"abcdefghij","city":"Ghent"}""");
        Assert.Equal(3, (await RunAsync("scrub", folder.Path, "--check")).ExitCode);
        Assert.Equal("scrubbed  x.tape.json\n", (await RunAsync("scrub", folder.Path, "--json-path", "$.city")).Output);
        string text = await File.ReadAllTextAsync(tape, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Ghent", text, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefghij", text, StringComparison.Ordinal);
        Assert.DoesNotContain("KEY-1234567", text, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("scrub", folder.Path, "--check")).ExitCode);
        Assert.Equal(2, (await RunAsync("scrub", folder.Path, "--pattern", "(")).ExitCode);
    }

    [Fact]
    public async Task Diff_names_what_changed_by_its_place()
    {
        using var folder = new Folder();
        var (before, after) = (Write(folder, "a.tape.json", """{"page":1,"pages":3}"""), Write(folder, "b.tape.json", """{"pages":3,"page":2}"""));
        var outcome = await RunAsync("diff", before, after);
        Assert.Equal((3, "a.tape.json\n  $.page: \"1\" became \"2\"\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal(0, (await RunAsync("diff", before, before)).ExitCode);
    }

    [Fact]
    public async Task Refresh_asks_again_and_says_what_changed()
    {
        using var folder = new Folder();
        string tape = Write(folder, "x.tape.json", """{"page":1}""");
        await using var service = await Service.StartAsync(context => context.Response.WriteAsJsonAsync(new { page = 2, key = context.Request.Query["api_key"].ToString().Length }));
        Assert.Equal(1, (await RunAsync("refresh", folder.Path)).ExitCode);
        await RunAsync("scrub", folder.Path);
        var outcome = await RunAsync("refresh", folder.Path, "--upstream", service.Address.ToString(), "--query", "api_key=LIVE-KEY");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("changed    x.tape.json", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("$.page: \"1\" became \"2\"", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("GET /photos?api_key=LIVE-KEY", Assert.Single(service.Requests));
        string text = await File.ReadAllTextAsync(tape, TestContext.Current.CancellationToken);
        Assert.Contains("\"key\": 8", text, StringComparison.Ordinal);
        Assert.DoesNotContain("LIVE-KEY", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Har_goes_out_and_in_again()
    {
        using var folder = new Folder();
        string tapes = folder.At("tapes"), archive = folder.At("x.har");
        Directory.CreateDirectory(tapes);
        Write(folder, "tapes/x.tape.json", """{"page":1}""");
        Assert.Equal(0, (await RunAsync("har", "export", archive, "--tapes", tapes)).ExitCode);
        var outcome = await RunAsync("har", "import", archive, "--tapes", folder.At("again"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^get-photos-[0-9a-f]{8}\.tape\.json\n$", outcome.Output);
        Assert.DoesNotContain("KEY-1234567", await File.ReadAllTextAsync(Path.Combine(folder.At("again"), outcome.Lines[0]), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve --upstream ftp://x --tapes t")]
    [InlineData("serve --tapes t")]
    [InlineData("serve --upstream http://x --tapes t --port 70000")]
    [InlineData("serve --upstream http://x --tapes t --mode sometimes")]
    [InlineData("serve --upstream http://x --tapes t --latency -1")]
    [InlineData("play /nowhere/x.tape.json")]
    [InlineData("list /nowhere")]
    [InlineData("har import /nowhere.har --tapes t")]
    public async Task Bad_input_ends_with_2_and_a_sentence(string line)
    {
        var outcome = await RunAsync(line.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.Complaints);
        Assert.DoesNotContain("   at ", outcome.Complaints, StringComparison.Ordinal);
    }

    static Task<Outcome> RunAsync(params string[] arguments) => HeliographCommand.RunAsync("", ["tape", .. arguments]);

    static string Write(Folder folder, string name, string json)
    {
        File.WriteAllText(folder.At(name), """{"tape":1,"request":{"method":"GET","url":"/photos?api_key=KEY-1234567"},"responses":[{"status":200,"headers":["Content-Type: application/json"],"body":{"json":JSON}}]}""".Replace("JSON", json, StringComparison.Ordinal));
        return folder.At(name);
    }
}
