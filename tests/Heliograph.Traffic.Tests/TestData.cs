using System.Text.Json;

namespace Heliograph.Traffic.Tests;

/// <summary>Test data lives outside the project: at $HELIOGRAPH_TEST_DATA, else in a folder named shared beside it.</summary>
static class TestData
{
    /// <param name="Method">Null for a response without its request.</param>
    public sealed record Expected(string? Method, string? Uri, int? Status);

    /// <param name="Name">The file's.</param>
    /// <param name="Agree">Whether two other tools count the same.</param>
    public sealed record Capture(string Name, string Path, bool Agree, IReadOnlyList<Expected> Exchanges);

    /// <summary>The captures of the shared test data; where there are none, the test is skipped with the reason.</summary>
    public static IReadOnlyList<Capture> Captures()
    {
        string? folder = Find("data", "pcap", "expected.json");
        Assert.SkipUnless(folder is not null, "The captures of the test data (data/pcap/expected.json) are not here.");
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        return [.. expected.RootElement.EnumerateObject().Select(file => new Capture(file.Name, Path.Combine(folder, file.Name),
            file.Value.GetProperty("agree").GetBoolean(), [.. file.Value.GetProperty("transactions").EnumerateArray().Select(Read)]))];
    }

    static Expected Read(JsonElement transaction) => new(Text(transaction, "method"), Text(transaction, "uri"), int.TryParse(Text(transaction, "status_code"), out int status) ? status : null);

    static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var text) ? text.GetString() : null;

    /// <summary>The methods of the Flickr API and their arguments.</summary>
    public static string FlickrMethods()
    {
        string? folder = Find("briefs", "flickr-methods.json");
        Assert.SkipUnless(folder is not null, "The list of Flickr's methods (briefs/flickr-methods.json) is not here.");
        return File.ReadAllText(Path.Combine(folder, "flickr-methods.json"));
    }

    /// <returns>The folder of a file of the test data; null where it is not here.</returns>
    static string? Find(params string[] file)
    {
        if (Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") is { Length: > 0 } root) return Existing(root, file);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx")))
                return Existing(Path.Combine(folder.FullName, "..", "shared"), file);
        return null;
    }

    static string? Existing(string root, string[] file)
    {
        string path = Path.GetFullPath(Path.Combine([root, .. file]));
        return File.Exists(path) ? Path.GetDirectoryName(path) : null;
    }
}
