using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Cli;

/// <summary>What <c>serve</c> says to the person who starts it.</summary>
public sealed class ServeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;

    [Fact]
    public async Task A_start_tells_the_address_the_folder_the_code_and_what_to_do_and_a_stop_is_no_failure()
    {
        await using var site = await SiteProcess.StartAsync(data: folder);
        using var client = site.NewClient();
        Assert.Equal("alive", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.Equal(0, await site.StopAsync());
        Assert.Contains($"Heliograph is at {site.Address.ToString().TrimEnd('/')}", site.Said, StringComparison.Ordinal);
        Assert.Contains(folder, site.Said, StringComparison.Ordinal);
        Assert.Contains("administrator code", site.Said, StringComparison.Ordinal);
        Assert.Contains("/account/sign-up?code=", site.Said, StringComparison.Ordinal);
        Assert.Contains("Ctrl-C", site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_or_an_address_that_is_taken_is_one_sentence()
    {
        await using var site = await SiteProcess.StartAsync(data: folder);
        var sameFolder = await HeliographCommand.RunAsync(["serve", "--data", folder, "--urls", "http://127.0.0.1:0"]);
        AssertRefused(sameFolder, 1, $"Another process already serves {folder}");

        string other = Directory.CreateTempSubdirectory("heliograph-").FullName;
        var sameAddress = await HeliographCommand.RunAsync(["serve", "--data", other, "--urls", site.Address.ToString()]);
        AssertRefused(sameAddress, 1, "already in use");
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_one_sentence()
    {
        await using (var site = await TestSite.CreateAsync(folder: folder))
            await site.WithDataAsync(data => data.Database.ExecuteSqlAsync(
                $"""insert into "__EFMigrationsHistory" values ('99990101000000_Future', '99.0')""", TestContext.Current.CancellationToken));
        AssertRefused(await HeliographCommand.RunAsync(["serve", "--data", folder]), 1, "written by a newer Heliograph");
    }

    [Theory]
    [InlineData("Jobs:Workers", "many", "Jobs:Workers")]
    [InlineData("Jobs:Workers", "-4", "Workers")]
    [InlineData("Database:Provider", "mysql", "Database:Provider")]
    [InlineData("Web:TrustedProxies:0", "everybody", "'everybody'")]
    public async Task A_setting_that_is_wrong_is_one_sentence_that_names_it(string key, string value, string named) =>
        AssertRefused(await HeliographCommand.RunAsync(["serve", "--data", folder], new Dictionary<string, string> { [key] = value }), 2, named);

    [Fact]
    public async Task An_option_that_does_not_exist_is_a_mistake_of_usage()
    {
        var refusal = await HeliographCommand.RunAsync(["serve", "--dat", folder]);
        Assert.Equal(2, refusal.ExitCode);
        Assert.Contains("--dat", refusal.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_one_sentence() =>
        AssertRefused(await HeliographCommand.RunAsync(["serve", "--data", folder], new Dictionary<string, string>
        {
            ["Database:Provider"] = "postgres",
            ["Database:Connection"] = $"Host={folder};Username=nobody",
        }), 1, "");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static void AssertRefused(HeliographCommand refusal, int exitCode, string sentence)
    {
        Assert.Equal(exitCode, refusal.ExitCode);
        Assert.Contains(sentence, refusal.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refusal.Errors, StringComparison.Ordinal);
        string[] lines = refusal.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('{')).ToArray();
        Assert.Single(lines);
    }
}
