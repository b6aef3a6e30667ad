using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Web.Hosting;

public sealed class ConfigurationTests : IDisposable
{
    readonly DataFolder folder = new(Directory.CreateTempSubdirectory("heliograph-").FullName);

    [Fact]
    public void The_file_is_overridden_by_the_environment_and_that_by_the_command_line()
    {
        File.WriteAllText(folder.Configuration, """{ "Jobs": { "Workers": 3, "LeaseSeconds": 30, "PollSeconds": 30 } }""");
        Environment.SetEnvironmentVariable("HELIOGRAPH__Jobs__LeaseSeconds", "40");
        Environment.SetEnvironmentVariable("HELIOGRAPH__Jobs__PollSeconds", "40");
        try
        {
            using var configuration = new ConfigurationManager();
            SiteConfiguration.Load(configuration, folder, new Dictionary<string, string?> { ["Jobs:PollSeconds"] = "50", ["Urls"] = null });
            Assert.Equal(("3", "40", "50"), (configuration["Jobs:Workers"], configuration["Jobs:LeaseSeconds"], configuration["Jobs:PollSeconds"]));
            Assert.Equal(SiteConfiguration.DefaultAddress, configuration["Urls"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("HELIOGRAPH__Jobs__LeaseSeconds", null);
            Environment.SetEnvironmentVariable("HELIOGRAPH__Jobs__PollSeconds", null);
        }
    }

    [Fact]
    public async Task An_option_reaches_its_feature()
    {
        await using var site = Create(new() { ["Jobs:Workers"] = "7" });
        Assert.Equal(7, site.Services.GetRequiredService<IOptions<JobOptions>>().Value.Workers);
    }

    [Theory]
    [InlineData("Jbos:Workers", "7", "'Jbos'")]
    [InlineData("Jobs:Wrkers", "7", "'Jobs:Wrkers'")]
    [InlineData("Urls", "5080", "'5080'")]
    [InlineData("Urls", "https://localhost:5080", "'https://localhost:5080'")]
    public async Task What_nothing_reads_or_understands_is_named(string key, string value, string named)
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(async () => await Create(new() { [key] = value }).DisposeAsync());
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_JSON_is_one_sentence_with_its_line()
    {
        File.WriteAllText(folder.Configuration, "{\n  \"Jobs\": {\n    \"Workers\": oops\n  }\n}");
        using var configuration = new ConfigurationManager();
        var refusal = Assert.Throws<InvalidConfigurationException>(() => SiteConfiguration.Load(configuration, folder, new Dictionary<string, string?>()));
        Assert.Equal($"{folder.Configuration} is not valid JSON: line 3, position 16.", refusal.Message);
    }

    public void Dispose() => Directory.Delete(folder.Root, recursive: true);

    WebApplication Create(Dictionary<string, string?> settings) => SiteApplication.Create(folder, settings);
}
