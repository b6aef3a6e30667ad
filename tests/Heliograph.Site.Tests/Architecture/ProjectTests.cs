using System.Xml.Linq;

namespace Heliograph.Site.Tests.Architecture;

/// <summary>What the project files promise: engines stand alone, the site alone knows them, every version is in one place.</summary>
public class ProjectTests
{
    static readonly string[] Hosts = ["Heliograph.Site", "Heliograph.Cli"];
    static readonly string[] WordsWithoutAnIdea = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Common", "Misc"];

    static readonly Dictionary<string, XDocument> Sources = Directory.GetFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, f => XDocument.Load(f));

    public static TheoryData<string> Engines => [.. Sources.Keys.Where(IsEngine).Order()];

    [Theory, MemberData(nameof(Engines))]
    public void An_engine_knows_no_other_project_and_nothing_of_hosting(string engine)
    {
        var project = Sources[engine];
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", project.Root?.Attribute("Sdk")?.Value);
        Assert.DoesNotContain(Packages(project), p =>
            p.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || p.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal)
            || p.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal)
            || p.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal)
            || p.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_site_and_the_command_line_know_engines()
    {
        // A satellite, such as Heliograph.Tape.AspNetCore, knows the engine that it is named after.
        var strangers = Sources.Where(s => !Hosts.Contains(s.Key))
            .SelectMany(s => s.Value.Descendants("ProjectReference").Select(r => (From: s.Key, To: NameOf(r))))
            .Where(r => !r.From.StartsWith(r.To + ".", StringComparison.Ordinal));
        Assert.Empty(strangers);
    }

    [Fact]
    public void Every_package_has_its_version_in_one_place()
    {
        var versions = AllProjects().SelectMany(f => XDocument.Load(f).Descendants("PackageReference")
            .Where(r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null).Select(r => $"{f}: {r}"));
        Assert.Empty(versions);
        string[] central = [.. XDocument.Load(Path.Combine(Checkout.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(v => v.Attribute("Include")!.Value)];
        Assert.Equal(central.Distinct(StringComparer.OrdinalIgnoreCase), central);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Checkout.Root, "Heliograph.slnx"));
        Assert.All(AllProjects(), f => Assert.Contains(Path.GetRelativePath(Checkout.Root, f).Replace('\\', '/'), solution, StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_has_a_name_that_admits_no_idea()
    {
        var files = Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(name => WordsWithoutAnIdea.Any(word => name.EndsWith(word, StringComparison.Ordinal)));
        Assert.Empty(files);
    }

    static bool IsEngine(string project) => !Hosts.Contains(project) && project.Count(c => c == '.') == 1;

    static IEnumerable<string> Packages(XDocument project) => project.Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value);

    static string NameOf(XElement reference) => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));

    static IEnumerable<string> AllProjects() => Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    static IEnumerable<string> Folders() =>
        ((string[])["src", "tests", "bench"]).Select(folder => Path.Combine(Checkout.Root, folder)).Where(Directory.Exists);
}
