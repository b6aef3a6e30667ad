using System.Text.Json;

namespace Heliograph.Cli.Tests.Experiments;

public sealed class ExperimentReportTests : IDisposable
{
    readonly string _log = Path.GetTempFileName();

    public void Dispose() => File.Delete(_log);

    Task<Outcome> Report(string text, params string[] more)
    {
        File.WriteAllText(_log, text);
        return HeliographCommand.RunAsync("", ["experiment", "report", _log, .. more]);
    }

    static string Log() => "time,experiment,variant,person,item,outcome\n" + string.Concat(Enumerable.Range(0, 400).Select(person =>
    {
        string variant = person % 2 == 0 ? "old" : "new";
        string shown = $"{person},order,{variant},{person}@N00,g,shown\n";
        return person % (variant == "old" ? 20 : 3) == 0 ? shown + $"{person + 5},order,{variant},{person}@N00,g,joined\n" : shown;
    })) + "99999999999,order,old,latest@N00,g,shown\n";

    [Fact]
    public async Task Rates_stand_with_their_intervals_and_differences()
    {
        var outcome = await Report(Log(), "--baseline", "old", "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Complaints));
        var variants = JsonDocument.Parse(outcome.Output).RootElement[0].GetProperty("variants");
        Assert.Equal(["old", "new"], variants.EnumerateArray().Select(variant => variant.GetProperty("variant").GetString()));
        var joined = variants[1].GetProperty("rates")[1];
        Assert.Equal("joined", joined.GetProperty("outcome").GetString());
        Assert.True(joined.GetProperty("difference").GetProperty("low").GetDouble() > 0);
        Assert.Equal(1, variants[0].GetProperty("waiting").GetInt32());
    }

    [Fact]
    public async Task A_person_reads_a_table()
    {
        var outcome = await Report(Log());
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("dismissed", outcome.Output);
        Assert.Contains("too early to count", outcome.Output);
    }

    [Fact]
    public async Task A_line_that_is_none_is_refused_with_its_number()
    {
        var outcome = await Report("1,order,old,7@N00,g,shown\n1,order,old,7@N00,g,liked\n");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("line 2: 'liked' is no outcome", outcome.Complaints);
    }
}
