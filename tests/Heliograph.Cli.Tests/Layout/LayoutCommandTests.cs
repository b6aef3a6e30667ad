using System.Text.Json;

namespace Heliograph.Cli.Tests.Layout;

public sealed class LayoutCommandTests
{
    const string TwoBoxes = """
        {"containerHeight":363.3333333333333,"widowCount":0,"boxes":[{"aspectRatio":1.5,"top":10,"left":10,"width":515,"height":343.3333333333333},{"aspectRatio":1.5,"top":10,"left":535,"width":515,"height":343.3333333333333}]}
        """;

    static async Task<string> Answer(string document) =>
        Assert.Single((await HeliographCommand.RunAsync(document, "layout")).Lines);

    [Fact]
    public async Task A_number_and_an_object_are_the_same_item() =>
        Assert.Equal(TwoBoxes, await Answer("""{"items":[1.5,{"width":3,"height":2}]}"""));

    [Fact]
    public async Task A_document_may_run_over_lines() =>
        Assert.Equal(TwoBoxes, await Answer("{\n\"items\": [1.5,\n{\"width\":3,\"height\":2}]\n}\n"));

    [Fact]
    public async Task Each_line_is_answered_in_its_place()
    {
        var outcome = await HeliographCommand.RunAsync(
            """
            {"items":[]}
            {"items":[1,{"width":70}]}

            {"items":7}
            {"items":[1.5,1.5]}
            """, "layout");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            [
                """{"containerHeight":10,"widowCount":0,"boxes":[]}""",
                """{"error":"Item 1 has an invalid aspect ratio"}""",
                """{"error":"items is not a list."}""",
                TwoBoxes,
            ], outcome.Lines);
    }

    [Theory]
    [InlineData("hello", "Line 1 is not JSON, from byte 0 on.\n")]
    [InlineData("", "Line 1 is not JSON: there is nothing on standard input.\n")]
    [InlineData("{\"items\":[1,\n2,,3]}", "Line 2 is not JSON, from byte 2 on.\n")]
    [InlineData("{\"items\":[1]", "Line 1 is not JSON, from byte 12 on.\n")]
    public async Task What_is_not_json_is_refused_with_its_line(string input, string complaint)
    {
        var outcome = await HeliographCommand.RunAsync(input, "layout");
        Assert.Equal(new Outcome(2, "", complaint), outcome);
    }

    [Fact]
    public async Task A_line_that_is_not_json_does_not_stop_the_others()
    {
        var outcome = await HeliographCommand.RunAsync("{\"items\":[]}\n{\"items\":\n{\"items\":[1.5,1.5]}\n", "layout");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("Line 2 is not JSON, from byte 9 on.\n", outcome.Complaints);
        Assert.Equal("""{"error":"Line 2 is not JSON, from byte 9 on."}""", outcome.Lines[1]);
        Assert.Equal(TwoBoxes, outcome.Lines[2]);
    }

    [Theory]
    [InlineData("""{"items":[1,"1.5"]}""", "Item 1 has an invalid aspect ratio")]
    [InlineData("""{"items":[null]}""", "Item 0 has an invalid aspect ratio")]
    [InlineData("""{"items":[[1.5]]}""", "Item 0 has an invalid aspect ratio")]
    [InlineData("""{"items":[true]}""", "Item 0 has an invalid aspect ratio")]
    [InlineData("""{"items":[{"width":"3","height":2}]}""", "Item 0 has an invalid aspect ratio")]
    [InlineData("""{"items":[1],"options":{"containerWidth":"1060"}}""", "\"containerWidth\" is not a number.")]
    [InlineData("""{"items":[1],"options":{"boxSpacing":{"vertical":"2"}}}""", "\"boxSpacing.vertical\" is not a number.")]
    [InlineData("""{"items":[1],"options":{"forceAspectRatio":true}}""", "\"forceAspectRatio\" is neither a number nor false.")]
    [InlineData("""{"items":[1],"options":{"showWidows":1}}""", "\"showWidows\" is neither true nor false.")]
    [InlineData("""{"items":[1],"mode":"fast"}""", "mode is not flickr, strict or optimal.")]
    [InlineData("""{"items":[1],"mode":"strict","options":{"tolerance":1}}""", "There is no option \"tolerance\".")]
    [InlineData("""{"items":[1],"mode":"strict","options":{"minRowHeight":999}}""", "MinRowHeight is above the target row height.")]
    [InlineData("""["items"]""", "A document is an object with items.")]
    [InlineData("""{"items":["\ud800"]}""", "Cannot read incomplete UTF-16 JSON text as string with missing low surrogate.")]
    public async Task What_asks_for_no_layout_is_told_why(string document, string error) =>
        Assert.Equal(error, JsonDocument.Parse(await Answer(document)).RootElement.GetProperty("error").GetString());

    [Theory]
    [InlineData("""{"containerPadding":{"top":1}}""", """{"containerPadding":{"top":1,"right":10,"bottom":10,"left":10}}""")]
    [InlineData("""{"boxSpacing":{"vertical":3}}""", """{"boxSpacing":{"horizontal":10,"vertical":3}}""")]
    [InlineData("""{"maxNumRows":null,"edgeCaseMinRowHeight":1,"anything":[]}""", "{}")]
    [InlineData("""{"widowLayoutStyle":"porkchop sandwiches"}""", """{"widowLayoutStyle":"left"}""")]
    [InlineData("""{"maxNumRows":"Infinity","forceAspectRatio":"NaN"}""", """{"forceAspectRatio":false}""")]
    public async Task Options_mean_the_same(string one, string other)
    {
        string Document(string options) => $$"""{"items":[1,2,1.5,0.7,1],"options":{{options}}}""";
        Assert.Equal(await Answer(Document(other)), await Answer(Document(one)));
    }

    [Fact]
    public async Task Numbers_that_are_not_finite_are_text_both_ways()
    {
        string answer = await Answer("""{"items":["Infinity",1]}""");
        Assert.Contains("""{"aspectRatio":"Infinity","top":10,"left":10,"width":"NaN","height":160}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forced_ratios_are_said_to_be_forced() => Assert.StartsWith(
        """{"containerHeight":170,"widowCount":1,"boxes":[{"aspectRatio":2,"forcedAspectRatio":true,"top":10,""",
        await Answer("""{"items":[{}],"options":{"forceAspectRatio":2,"targetRowHeight":150}}"""), StringComparison.Ordinal);

    [Fact]
    public async Task Strict_mode_takes_its_own_options() => Assert.Contains(
        "\"left\":535,\"width\":515",
        await Answer("""{"items":[1.5,1.5],"mode":"strict","options":{"rightToLeft":true,"bottomUp":true,"pixelSize":1,"minRowHeight":100,"maxRowHeight":500}}"""),
        StringComparison.Ordinal);

    [Fact]
    public async Task Optimal_mode_breaks_rows_better_than_flickr_mode()
    {
        async Task<int> Widows(string mode) => JsonDocument
            .Parse(await Answer($$"""{"items":[1,1,1,1,1,1,1],"mode":"{{mode}}"}""")).RootElement.GetProperty("widowCount").GetInt32();
        Assert.Equal(1, await Widows("flickr"));
        Assert.Equal(0, await Widows("optimal"));
    }

    [Fact]
    public async Task The_layout_is_drawn_to_a_file()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph").FullName;
        try
        {
            string file = Path.Combine(folder, "rows.svg");
            var outcome = await HeliographCommand.RunAsync("{\"items\":[1.5,1.5]}\n{\"items\":[1]}\n", "layout", "--svg", file);
            Assert.Equal(0, outcome.ExitCode);
            string drawn = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.Contains("viewBox=\"0 0 1060 363.33\"", drawn, StringComparison.Ordinal);
            Assert.Contains("<rect x=\"535\" y=\"10\" width=\"515\" height=\"343.33\"", drawn, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "rows-2.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_so()
    {
        var outcome = await HeliographCommand.RunAsync("{\"items\":[1]}", "layout", "--svg", "/nowhere/at/all.svg");
        Assert.Equal(1, outcome.ExitCode);
        Assert.NotEmpty(outcome.Complaints);
    }
}
