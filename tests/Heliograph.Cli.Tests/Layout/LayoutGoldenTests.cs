using System.Globalization;
using System.Text.Json;

namespace Heliograph.Cli.Tests.Layout;

public sealed class LayoutGoldenTests
{
    [Fact]
    public async Task Every_golden_case_comes_out_bit_for_bit()
    {
        string? path = HeliographCommand.TestData("data/layout/golden.json");
        Assert.SkipUnless(path is not null, "data/layout/golden.json is not there");
        using var golden = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var cases = golden.RootElement.GetProperty("cases").EnumerateArray().ToArray();
        var input = cases.Select(item => $"{{\"items\":{item.GetProperty("input")},\"options\":{item.GetProperty("config")}}}");

        var outcome = await HeliographCommand.RunAsync(string.Join('\n', input), "layout");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(cases.Length, outcome.Lines.Length);
        foreach (var (expected, line) in cases.Zip(outcome.Lines)) Agree(expected, JsonDocument.Parse(line).RootElement);
    }

    static void Agree(JsonElement golden, JsonElement answer)
    {
        string id = golden.GetProperty("id").ToString();
        if (golden.TryGetProperty("error", out var error))
        {
            Assert.Equal(error.GetString(), answer.GetProperty("error").GetString());
            return;
        }
        var expect = golden.GetProperty("expect");
        Same(expect.GetProperty("containerHeight"), answer.GetProperty("containerHeight"), id);
        Assert.Equal(expect.GetProperty("widowCount").GetInt32(), answer.GetProperty("widowCount").GetInt32());
        Assert.Equal(expect.GetProperty("boxes").GetArrayLength(), answer.GetProperty("boxes").GetArrayLength());
        foreach (var (sides, box) in expect.GetProperty("boxes").EnumerateArray().Zip(answer.GetProperty("boxes").EnumerateArray()))
        {
            Same(sides[0], box.GetProperty("left"), id);
            Same(sides[1], box.GetProperty("top"), id);
            Same(sides[2], box.GetProperty("width"), id);
            Same(sides[3], box.GetProperty("height"), id);
            Same(sides[4], box.GetProperty("aspectRatio"), id);
            Assert.Equal(expect.GetProperty("forced").GetBoolean(), box.TryGetProperty("forcedAspectRatio", out _));
        }
    }

    static void Same(JsonElement expected, JsonElement actual, string id)
    {
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        Assert.True(Number(expected).Equals(Number(actual)), $"case {id}: expected {expected}, got {actual}");
    }

    static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDouble();
}
