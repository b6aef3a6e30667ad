namespace Heliograph.Tape.Tests.Testing;

public sealed class ForThisTestTests
{
    [Fact]
    public void Tapes_stand_beside_the_test_under_its_name()
    {
        using var folder = new Folder();
        using var tape = Tapes.ForThisTest(mode: TapeMode.None, file: Source(folder));
        Assert.Equal(Path.Combine(folder.Path, "Tapes", "PhotoTests", nameof(Tapes_stand_beside_the_test_under_its_name)), tape.Tapes.Folder);
    }

    [Theory]
    [InlineData("small", "^small$")]
    [InlineData("a/b", "^a-b-[0-9a-f]{8}$")]
    [InlineData("a b", "^a-b-[0-9a-f]{8}$")]
    [InlineData("../..", "^[0-9a-f]{8}$")]
    public void Rows_of_a_theory_have_tapes_of_their_own(string row, string name)
    {
        using var folder = new Folder();
        using var tape = Tapes.ForThisTest(row, TapeMode.None, file: Source(folder));
        Assert.Matches(name, Path.GetFileName(tape.Tapes.Folder));
        Assert.EndsWith(nameof(Rows_of_a_theory_have_tapes_of_their_own), Path.GetDirectoryName(tape.Tapes.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_records_once_and_never_again()
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        for (int run = 0; run < 3; run++)
        {
            using var tape = Tapes.ForThisTest(mode: TapeMode.Once, strict: true, file: Source(folder));
            Assert.Equal("answer 1", await tape.Client(service.Address).GetStringAsync("/", TestContext.Current.CancellationToken));
        }
        Assert.Equal(1, service.Calls);
    }

    [Fact]
    public async Task A_strict_test_fails_over_unused_tapes_and_requests_without_one()
    {
        using var folder = new Folder();
        await using var service = await Service.CountingAsync();
        using (var tape = Tapes.ForThisTest(mode: TapeMode.New, file: Source(folder))) await tape.Client(service.Address).GetStringAsync("/used", TestContext.Current.CancellationToken);

        var strict = Tapes.ForThisTest(mode: TapeMode.None, strict: true, file: Source(folder));
        using var missed = await strict.Client(service.Address).GetAsync("/missed", TestContext.Current.CancellationToken);
        var fault = Assert.Throws<TapeException>(strict.Dispose);
        Assert.Equal(TapeError.NotStrict, fault.Error);
        Assert.Contains("/missed", fault.Message, StringComparison.Ordinal);
        Assert.Contains("path: recorded \"/used\", asked \"/missed\"", fault.Message, StringComparison.Ordinal);
        Assert.Matches(@"Nothing asked for get-used-[0-9a-f]{8}\.tape\.json", fault.Message);
        Assert.Equal(1, service.Calls);
    }

    [Fact]
    public void A_source_that_is_not_here_is_named() =>
        Assert.Contains("/nowhere/XTests.cs", Assert.Throws<TapeException>(() => Tapes.ForThisTest(file: "/nowhere/XTests.cs")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_source_with_a_mapped_path_is_found_above_the_program()
    {
        string mapped = "/_/tests/Heliograph.Tape.Tests/Testing/ForThisTestTests.cs";
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "../../../../tests/Heliograph.Tape.Tests")), "The tests run away from their sources.");
        using var tape = Tapes.ForThisTest(mode: TapeMode.None, file: mapped);
        Directory.Delete(Path.GetFullPath(Path.Combine(tape.Tapes.Folder, "../..")), recursive: true);
        Assert.EndsWith("tests/Heliograph.Tape.Tests/Testing/Tapes/ForThisTestTests/" + nameof(A_source_with_a_mapped_path_is_found_above_the_program), tape.Tapes.Folder.Replace('\\', '/'), StringComparison.Ordinal);
    }

    static string Source(Folder folder) => folder.At("PhotoTests.cs");
}
