using System.Globalization;
using System.Text.Json;

namespace Heliograph.Cli.Tests.Recommend;

public sealed class RecommendCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("heliograph-");

    public void Dispose() => _folder.Delete(recursive: true);

    string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    string Train(string text = "user,item\nann,macro\nann,birds\nbob,macro\nbob,birds\nbob,\"film, slow\"\ncay,trains\n")
    {
        File.WriteAllText(Path("train.csv"), text);
        return Path("train.csv");
    }

    static Task<Outcome> Run(params string[] arguments) => HeliographCommand.RunAsync("", ["recommend", .. arguments]);

    [Fact]
    public async Task Neighbours_come_nearest_first_with_what_they_share()
    {
        var outcome = await Run("neighbours", "--train", Train(), "--n", "2");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Complaints));
        Assert.Equal("item,neighbour,rank,score,common", outcome.Lines[0]);
        Assert.Equal("birds,macro,1,1,2", outcome.Lines[1]);
        Assert.Equal("birds,\"film, slow\",2,0.70710677,1", outcome.Lines[2]);
        Assert.DoesNotContain("trains", outcome.Output);
    }

    [Fact]
    public async Task Every_user_gets_what_they_do_not_have()
    {
        var outcome = await Run("topn", "--train", Train(), "--n", "2", "--algorithm", "cosine");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("user,item,rank,score", outcome.Lines[0]);
        Assert.Equal(["ann", "ann", "bob", "cay", "cay"], outcome.Lines[1..].Select(line => line.Split(',')[0]));
        Assert.StartsWith("ann,\"film, slow\",1,", outcome.Lines[1]);
        Assert.StartsWith("bob,trains,1,", outcome.Lines[3]);
    }

    [Fact]
    public async Task A_file_takes_the_list_in_place_of_standard_output()
    {
        var outcome = await Run("topn", "--train", Train(), "--out", Path("lists.csv"), "--algorithm", "popularity");
        Assert.Equal(new Outcome(0, "", ""), outcome);
        Assert.Equal("user,item,rank,score", File.ReadLines(Path("lists.csv")).First());
        Assert.Equal(["lists.csv", "train.csv"], _folder.GetFiles().Select(file => file.Name).Order());
    }

    [Fact]
    public async Task The_same_command_goes_on_with_blocks_that_are_there()
    {
        string[] arguments = ["neighbours", "--train", Train(), "--resume", Path("blocks")];
        var first = await Run(arguments);
        Assert.NotEmpty(Directory.GetFiles(Path("blocks"), "block-*"));
        Assert.Equal(first, await Run(arguments));
        var other = await Run([.. arguments, "--min-common", "2"]);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("other input or other options", other.Complaints);
    }

    [Fact]
    public async Task Lists_are_measured_against_what_was_kept_back()
    {
        File.WriteAllText(Path("test.csv"), "user,item\nann,\"film, slow\"\nnobody,macro\n");
        var outcome = await Run("evaluate", "--train", Train(), "--test", Path("test.csv"), "--algorithm", "cosine", "--n", "1", "--json");
        var report = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(1, report.GetProperty("people").GetInt32());
        Assert.Equal(1, report.GetProperty("recall").GetProperty("mean").GetDouble());
    }

    [Theory]
    [InlineData("1,2\n3\n", "train.csv, line 2: ")]
    [InlineData("\"1,2\n", "train.csv, line 1: ")]
    public async Task A_line_that_is_no_pair_is_refused_with_its_place(string text, string complaint)
    {
        var outcome = await Run("topn", "--train", Train(text));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(complaint, outcome.Complaints);
    }

    [Theory]
    [InlineData("--n", "0"), InlineData("--min-common", "-1"), InlineData("--shrinkage", "-0.5"), InlineData("--similarity", "Nearness"), InlineData("--threads", "x")]
    public async Task Options_out_of_range_are_refused(string option, string value)
    {
        var outcome = await Run("neighbours", "--train", Train(), option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(option, outcome.Complaints);
        Assert.DoesNotContain("   at ", outcome.Complaints);
    }

    [Fact]
    public async Task Real_memberships_give_twenty_groups_each()
    {
        string? train = HeliographCommand.TestData("data/groups/meetup_train.csv");
        Assert.SkipUnless(train is not null, "The test data has no data/groups/meetup_train.csv.");
        var outcome = await Run("topn", "--train", train!, "--n", "20", "--quiet");
        var known = File.ReadLines(train!).Skip(1).ToHashSet();
        var users = known.Select(line => line.Split(',')[0]).Distinct();
        Assert.Equal(1 + 20 * users.Count(), outcome.Lines.Length);
        Assert.DoesNotContain(outcome.Lines, line => known.Contains(string.Join(',', line.Split(',')[..2])));
        Assert.All(outcome.Lines[1..].GroupBy(line => line.Split(',')[0]), list =>
            Assert.Equal(Enumerable.Range(1, 20), list.Select(line => int.Parse(line.Split(',')[2], CultureInfo.InvariantCulture))));
    }
}
