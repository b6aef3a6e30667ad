using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Heliograph.Site.Tests.Docs;

/// <summary>What the documents list is what there is.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public void CONTRIBUTING_says_why_of_every_package()
    {
        var packages = XDocument.Parse(Read("Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);
        var rows = Read("CONTRIBUTING.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));
        var listed = rows.SelectMany(row => row.Split('|')[1].Split(',', StringSplitOptions.TrimEntries)).ToHashSet();
        Assert.Empty(packages.Except(listed));
    }

    [Theory, InlineData("README.md"), InlineData("CONTRIBUTING.md"), InlineData("CODE_OF_CONDUCT.md"), InlineData("SECURITY.md"),
        InlineData("docs/architecture.md"), InlineData("docs/justified-layout.md"), InlineData("docs/operations.md"), InlineData("docs/decisions/README.md")]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        string home = Path.GetDirectoryName(Path.Combine(Checkout.Root, document))!;
        Assert.All(LinkToFile().Matches(Read(document)).Select(m => m.Groups[1].Value), link => Assert.True(File.Exists(Path.Combine(home, link)), link));
    }

    static string Read(string document) => File.ReadAllText(Path.Combine(Checkout.Root, document));

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    private static partial Regex LinkToFile();
}
